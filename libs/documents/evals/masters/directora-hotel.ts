/** Spanish, hospitality: first-person preterites and nouns. */
export const directoraHotel = {
  basics: {
    name: 'Itziar Belmonte Ruano',
    label: 'Subdirectora de hotel',
    email: 'itziar.belmonte@example.org',
    location: { city: 'Valencia', countryCode: 'ES' },
  },
  work: [
    {
      name: 'Hotel Mirador del Turia',
      position: 'Subdirectora de hotel',
      startDate: '2019-05',
      highlights: [
        'Coordiné un equipo de 38 personas en recepción, pisos y restauración',
        'Aumenté la ocupación media del 71 % al 83 % en dos temporadas',
        'Reducción del 18 % en el gasto energético tras renovar los contratos de suministro',
        'Implanté el sistema de gestión Opera en 140 habitaciones',
        'Negocié acuerdos con 6 agencias de viajes europeas',
        'Elaboración del presupuesto anual de 2,4 millones de euros',
      ],
    },
    {
      name: 'Hostal Puerta de Serranos',
      position: 'Jefa de recepción',
      startDate: '2014-03',
      endDate: '2019-04',
      highlights: [
        'Dirigí a 9 recepcionistas en turnos rotativos',
        'Subí la valoración en portales de reservas de 7,9 a 9,1',
        'Gestión de reclamaciones y atención a huéspedes en tres idiomas',
        'Formé a 15 personas en prácticas',
      ],
    },
    {
      name: 'Viajes Albufera',
      position: 'Agente de viajes',
      startDate: '2010-06',
      endDate: '2014-02',
      highlights: ['Vendí viajes de grupo para unos 1.200 clientes al año', 'Organización de congresos médicos'],
    },
  ],
  education: [
    { institution: 'Universidad de Valencia', area: 'Turismo', studyType: 'Diplomatura', startDate: '2006-09', endDate: '2009-06' },
  ],
  certificates: [{ name: 'Revenue Management para hoteles', date: '2021-02', issuer: 'Escuela de Hostelería de Valencia' }],
  skills: [
    { name: 'Gestión', keywords: ['Elaboración de presupuestos', 'Gestión de equipos', 'Revenue management', 'Atención al cliente'] },
    { name: 'Programas', keywords: ['Opera', 'Excel', 'Booking Extranet'] },
  ],
  languages: [
    { language: 'Español', fluency: 'Nativo' },
    { language: 'Inglés', fluency: 'C1' },
    { language: 'Francés', fluency: 'B2' },
  ],
};
