/** Keys the schema does not name are allowed everywhere and kept unchanged. */
interface Open {
  [key: string]: unknown;
}

export interface Location extends Open {
  address?: string;
  postalCode?: string;
  city?: string;
  countryCode?: string;
  region?: string;
}

export interface Profile extends Open {
  network?: string;
  username?: string;
  url?: string;
}

export interface Basics extends Open {
  name?: string;
  label?: string;
  image?: string;
  email?: string;
  phone?: string;
  url?: string;
  summary?: string;
  location?: Location;
  profiles?: Profile[];
}

/** Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or free text that holds a year; read them with `parsePartialDate`. */
export interface Work extends Open {
  name?: string;
  /** Text by the schema; some people write the address object of `basics.location` here, and it is kept. */
  location?: string | Location;
  description?: string;
  position?: string;
  url?: string;
  startDate?: string;
  endDate?: string;
  summary?: string;
  highlights?: string[];
}

export interface Volunteer extends Open {
  organization?: string;
  position?: string;
  url?: string;
  startDate?: string;
  endDate?: string;
  summary?: string;
  highlights?: string[];
}

export interface Education extends Open {
  institution?: string;
  url?: string;
  area?: string;
  studyType?: string;
  startDate?: string;
  endDate?: string;
  score?: string;
  courses?: string[];
}

export interface Award extends Open {
  title?: string;
  date?: string;
  awarder?: string;
  summary?: string;
}

export interface Certificate extends Open {
  name?: string;
  date?: string;
  url?: string;
  issuer?: string;
}

export interface Publication extends Open {
  name?: string;
  publisher?: string;
  releaseDate?: string;
  url?: string;
  summary?: string;
}

export interface Skill extends Open {
  name?: string;
  level?: string;
  keywords?: string[];
}

export interface Language extends Open {
  language?: string;
  fluency?: string;
}

export interface Interest extends Open {
  name?: string;
  keywords?: string[];
}

export interface Reference extends Open {
  name?: string;
  reference?: string;
}

export interface Project extends Open {
  name?: string;
  description?: string;
  highlights?: string[];
  keywords?: string[];
  startDate?: string;
  endDate?: string;
  url?: string;
  roles?: string[];
  entity?: string;
  type?: string;
}

/**
 * JSON Resume 1.x (`@jsonresume/schema` 1.3.1): nothing is required, additional keys are allowed at every level.
 * A value has this shape once `accept` or `acceptValue` answered accepted or repaired.
 */
export interface Resume extends Open {
  $schema?: string;
  basics?: Basics;
  work?: Work[];
  volunteer?: Volunteer[];
  education?: Education[];
  awards?: Award[];
  certificates?: Certificate[];
  publications?: Publication[];
  skills?: Skill[];
  languages?: Language[];
  interests?: Interest[];
  references?: Reference[];
  projects?: Project[];
}
