/** Spanish words a faithful rewording exchanges; see `english.ts`. */
export const SPANISH = `rebajar rebajado bajar bajó bajada reducir reducido disminuir
proponer propuse propuso propuesta sugerir
revisar revisión supervisar comprobar corregir
construir construcción construí levantar edificar crear montar
crear creación creé diseñar diseño desarrollar desarrollo elaborar elaboración confeccionar preparar producir montar
diseñar diseño concebir idear proyectar
redactar redacción redacté escribir escribí elaborar preparar
implantar implantación implementar implementación introducir introduje poner puse marcha instaurar instalar desplegar despliegue lanzar
lanzar lanzamiento abrir apertura iniciar inicio comenzar
dirigir dirección dirigí gestionar gestión coordinar supervisar supervisión encargar encargado responsable cargo llevar administrar administración liderar
gestionar gestión gestioné administrar administración llevar tramitar tramitación control
coordinar coordinación coordiné organizar organización planificar
organizar organización organicé planificar planificación celebrar preparar
planificar planificación programar programación
formar formación formé enseñar enseñanza enseñé impartir impartí clases instruir capacitar capacitación adiestrar tutor tutora tutoría cursos
enseñar enseñanza impartir clase docencia profesor
asesorar asesoramiento aconsejar orientar orientación
ayudar ayuda ayudé apoyar apoyo apoyé colaborar colaboración colaboré participar participación participé asistir asistencia contribuir contribución
participar participación colaborar intervenir
atender atención atendí servir servicio recibir acoger acogida
cuidar cuidado atención atender
supervisar supervisión vigilar vigilancia controlar control
controlar control verificar verificación comprobar comprobación inspeccionar inspección revisar revisión auditar auditoría
revisar revisión repasar corregir
medir medición
registrar registro anotar contabilizar introducir
contabilizar contabilización contabilidad contable
conciliar conciliación
facturar facturación factura
cobrar cobro recaudar recuperar
analizar análisis estudiar estudio examinar evaluar
evaluar evaluación valorar valoración
tramitar tramitación procesar proceso gestionar
resolver resolución solucionar solución arreglar
reparar reparación arreglar arreglo
mantener mantenimiento conservar conservación
instalar instalación montar montaje colocar colocación
desmontar desmontaje
conducir conduje manejar
conducir transportar transporte llevar
entregar entrega repartir reparto distribuir distribución suministrar
empaquetar embalar embalaje envasar
preparar preparación preparé
almacenar almacén almacenamiento
vender venta vendí comercializar
comprar compra compré adquirir adquisición aprovisionar
pedir pedido encargo
negociar negociación negocié
ganar conseguir captar obtener lograr
reducir reducción reduje disminuir disminución bajar bajada rebajar recortar recorte acortar menos pasar
aumentar aumento aumenté incrementar incremento subir subida elevar crecer crecimiento ampliar más
mejorar mejora optimizar optimización perfeccionar
acelerar agilizar rápido
simplificar simplificación
ahorrar ahorro
eliminar eliminación suprimir
sustituir sustitución reemplazar reemplazo cambiar cambio
migrar migración trasladar traslado pasar paso
modernizar modernización renovar renovación
reformar reforma rehabilitar rehabilitación
limpiar limpieza higiene
cocinar cocina cociné preparar
elaborar elaboración fabricar fabricación producir producción
programar programación desarrollar
automatizar automatización automático
presentar presentación exponer
informar información comunicar
contratar contratación seleccionar selección
dibujar dibujo
soldar soldadura
pintar pintura
traducir traducción
publicar publicación
obtener obtención conseguir
lograr alcanzar
usar uso utilizar emplear mediante
proteger seguridad asegurar
cerrar cierre
clasificar archivar archivo
enviar envío remitir
cliente clientela comprador
empleado trabajador personal plantilla compañero colaborador persona equipo
compañero colega
equipo grupo brigada
aprendiz becario practicante
alumno estudiante niño
niño menor
paciente residente enfermo
comensal cliente huésped
visitante público asistente participante
empresa compañía sociedad firma
departamento servicio área sección unidad
planta unidad
tienda local establecimiento
sede centro local
fábrica taller planta
taller sesión curso
máquina equipo aparato maquinaria
vehículo coche camión furgoneta
pieza componente
producto artículo mercancía género
paquete bulto
contrato acuerdo
oferta propuesta presupuesto
coste gasto
precio tarifa
ingreso venta facturación
avería fallo incidencia
error fallo defecto
accidente incidente siniestro
queja reclamación
solicitud petición demanda
plazo espera tiempo demora
tasa porcentaje proporción índice
número cantidad volumen
resultado
objetivo meta
procedimiento proceso método protocolo
norma regla normativa
informe memoria
documento expediente
dato información
programa software aplicación herramienta sistema
web página sitio internet
encuesta cuestionario
evento acto jornada
reunión sesión
feria salón
examen prueba
título diploma grado titulación graduado
mensual mes
anual año
semanal semana
diario día
noche nocturno
nuevo
conjunto
digital electrónico informático
casa vivienda hogar
edificio inmueble
madera carpintería
calefacción caldera
electricidad eléctrico
agua fontanería
plato receta
carta menú
comida menú
vino bebida
pan panadería
proveedor suministrador
médico doctor
hospital clínica
medicamento medicación tratamiento
herida cura curas
carné licencia permiso
lengua idioma nativo materno
nómina salario
impuesto fiscal tributo
turno horario
cuadrante turnos
producir producción cosecha cosechar rendimiento recolección recolectar
agricultura agrícola agrario agropecuario campo cultivo cultivar
ecológico orgánico biológico
mantener estable constante conservar permanecer
ganado ganadero ganadería vacuno vaca reses
ordeñar ordeño
fitosanitario tratamiento
perito técnico especialista
comercio tienda establecimiento local
mercancía género carga
caja efectivo
repartir entregar llevar
bosquejo boceto
propuesta proyecto
maquetar maquetación diseñar
peligroso adr
turno relevo
media promedio medio`;
