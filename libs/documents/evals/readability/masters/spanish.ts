/** People of Spanish-speaking trades: first and third person, infinitives, nouns. Invented. */
export const SPANISH = {
  sre: {
    basics: {
      name: 'Lucía Ferrer Quesada',
      label: 'Site Reliability Engineer',
      email: 'lucia@example.com',
      summary: 'Ingeniera de fiabilidad con más de 10 años de experiencia en operaciones de nube.',
    },
    work: [
      {
        name: 'Altavista Labs',
        position: 'Site Reliability Engineer',
        startDate: '2024-02',
        highlights: [
          'Administración de Red Hat OpenShift en 6 clusters en AWS',
          'Despliegue de actualizaciones con flujos GitOps de ArgoCD',
          'Observabilidad con Grafana y Prometheus',
        ],
      },
      {
        name: 'Servicios Roca, S.A.',
        position: 'Agente de mesa de ayuda',
        startDate: '2015-11',
        endDate: '2020-05',
        highlights: ['Gestión de incidentes en ServiceNow según ITIL v3'],
      },
    ],
    education: [
      {
        institution: 'Universidad Técnica Nacional',
        area: 'Ingeniería del Software',
        studyType: 'Bachillerato',
        startDate: '2012',
        endDate: '2016',
      },
    ],
    skills: [{ name: 'Nube', keywords: ['AWS', 'OpenShift', 'Bash', 'ArgoCD'] }],
    languages: [
      { language: 'Español', fluency: 'Nativo' },
      { language: 'Inglés', fluency: 'C1' },
    ],
  },
  enfermero: {
    basics: { name: 'Pablo Ortega', label: 'Enfermero', email: 'pablo@example.com' },
    work: [
      {
        name: 'Hospital San Rafael',
        position: 'Enfermero de urgencias',
        startDate: '2018-06',
        highlights: [
          'Atendió a 30 pacientes por turno',
          'Organizó 4 cursos de reanimación',
          'Supervisión de 3 alumnos en prácticas',
          'Reduje el tiempo de triaje de 14 a 9 minutos',
        ],
      },
      {
        name: 'Residencia Los Olmos',
        position: 'Auxiliar',
        startDate: '2015-01',
        endDate: '2018-05',
        highlights: ['Cuidado de 18 residentes', 'Encargado de la medicación'],
      },
    ],
    education: [{ institution: 'Universidad de Murcia', area: 'Enfermería', studyType: 'Grado', endDate: '2014' }],
    certificates: [{ name: 'Soporte Vital Avanzado' }],
    languages: [{ language: 'inglés', fluency: 'intermedio' }],
  },
  dependienta: {
    basics: { name: 'Noelia Campos', label: 'Dependienta' },
    work: [
      {
        name: 'Zapatería Luna',
        position: 'Dependienta',
        startDate: '2021-03',
        highlights: ['Atención a unos 50 clientes al día', 'Reposición de almacén', 'Caja'],
      },
    ],
    education: [{ institution: 'IES Triana', area: 'Comercio', studyType: 'Técnico en Actividades Comerciales', endDate: '2019' }],
  },
  electricista: {
    basics: { name: 'Iker Zabala', label: 'Electricista', email: 'iker@example.com' },
    work: [
      {
        name: 'Montajes Ría',
        position: 'Oficial electricista',
        startDate: '2016-02',
        highlights: [
          'Montar cuadros de baja tensión',
          'Mantenimiento de 3 naves industriales',
          'Formé a 4 aprendices',
          'Instalados 900 puntos de luz en un hospital',
        ],
      },
    ],
    certificates: [{ name: 'Carné de instalador' }, { name: 'Permiso de conducir B' }],
  },
};
