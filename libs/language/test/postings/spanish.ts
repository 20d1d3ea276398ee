import type { Posting } from '../../src/posting/posting.js';

export const direccionHotel: Posting = {
  title: 'Director/a de hotel',
  company: 'Grupo Almadraba Hoteles',
  text: `Sobre nosotros
Grupo Almadraba gestiona 11 hoteles de costa.

Tus funciones
- Dirigir los equipos de recepción, pisos y restauración
- Elaborar y controlar el presupuesto anual
- Aumentar la ocupación y la valoración de los huéspedes
- Negociar con agencias de viajes y proveedores
- Gestionar las reclamaciones

Requisitos
- Al menos 5 años de experiencia en gestión hotelera
- Titulación universitaria en Turismo
- Manejo de Opera u otro sistema de gestión
- Inglés alto; se valorará francés o alemán
- Conocimientos de revenue management

Ofrecemos
Contrato indefinido y alojamiento.`,
};

export const atencionCliente: Posting = {
  title: 'Responsable de atención al cliente',
  company: 'Ferrovía Levante',
  text: `Ferrovía Levante busca una persona para dirigir su centro de atención al cliente.

Te encargarás de coordinar a 20 agentes en turnos, de formar al equipo y de resolver las reclamaciones más difíciles. Tendrás que presentar cada mes las cifras de satisfacción y proponer mejoras.

Buscamos
- Experiencia en gestión de equipos y turnos
- Experiencia con reclamaciones de clientes
- Dominio de Excel
- Inglés y francés

Imprescindible carné de conducir.`,
};
