/** Frequent given names in the five languages and beyond: with one of them a word or two in capitals is a person. */
const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((name) => name !== ''));

export const GIVEN_NAMES = names(`
  Aaron Abigail Adam Adrian Adriana Agnes Agnieszka Ahmed Aiko Aisha Akira Alan Alba Albert Alberto Alejandra Alejandro Aleksandr Alessandro
  Alex Alexander Alexandra Alexandre Alexis Alfred Ali Alice Alicia Alina Alison Amanda Amandine Amelia Amélie Amina Amir Amy Ana Anaïs Andrea
  Andreas Andrew Andrés Andy Angela Angelika Anita Anja Ann Anna Anne Annette Annika Anthony Antje Antoine Anton Antonia Antonio Antonina
  Arjun Arnaud Arthur Astrid Audrey Aurélie Axel Barbara Beatrice Beatriz Ben Benjamin Benoît Bernard Bernd Bertrand Birgit Bjarne Björn Bob
  Brandon Brenda Brian Bridget Brigitte Britta Bruno Camille Carina Carl Carla Carlos Carmen Carol Carole Carolina Caroline Carolyn Catalina
  Catherine Cécile Céline Chantal Charles Charlotte Cheryl Chiara Chloé Christa Christian Christiane Christina Christine Christoph Christophe
  Christopher Claire Clara Claude Claudia Clémence Clément Colette Connor Corinne Cornelia Craig Cristina Cynthia Dagmar Damien Dan Daniel
  Daniela Danielle Darren Dave David Deborah Denis Denise Dennis Diana Diane Diego Dieter Dietmar Dirk Dmitri Dominic Dominik Dominique Donald
  Donna Doris Dorothea Dorothy Douglas Dylan Ed Eduardo Edward Edwin Eileen Elena Eleanor Eleonora Elias Elisa Elisabeth Élise Elizabeth Elke
  Ella Ellen Élodie Elsa Emil Emilia Emily Emma Emmanuel Enrique Eric Erica Erich Erik Erika Ernst Esteban Esther Eugene Eva Evelyn Fabian
  Fabien Fabienne Fátima Fatima Federico Felicia Felipe Félix Felix Fernanda Fernando Fiona Florian Frances Francesca Francesco Francis
  Francisco Franck François Françoise Frank Franz Fred Frederick Frédéric Friedrich Fumiko Gabriel Gabriela Gabriele Gabrielle Gareth Gary
  Geoffrey George Georges Gérard Gerald Gerd Gerhard Gianni Gilles Giorgio Giovanni Gisela Giulia Gloria Gordon Graham Greg Gregory Grégoire
  Greta Guido Guillaume Guillermo Günter Günther Gustav Hana Hannah Hans Harald Haruki Harry Hassan Heather Heidi Heiko Heinrich Heinz Helen
  Helena Helene Hélène Helga Helmut Henri Henrik Henry Herbert Hermann Hideki Hiroshi Holger Horst Howard Hubert Hugo Ian Ibrahim Ida Ignacio
  Igor Ilse Ines Inés Inga Ingrid Irene Irina Iris Isaac Isabel Isabella Isabelle Ivan Ivonne Jaap Jack Jacob Jacqueline Jacques Jaime Jakob
  James Jamie Jan Jana Jane Janet Janine Jason Javier Jay Jean Jeanne Jeff Jeffrey Jennifer Jens Jeremy Jérôme Jessica Jill Jim Jo Joachim
  Joan Joanna Joaquín Joe Johan Johann Johanna Johannes John Jonas Jonathan Jorge Jörg José Josef Joseph Josephine Josh Joshua Joyce Juan
  Juana Judith Julia Julian Juliana Julie Julien Juliette Jürgen Justin Jutta Kai Karen Karim Karin Karina Karl Karsten Katarina Kate Katharina
  Katherine Kathleen Kathrin Kathryn Katja Katrin Kazuki Keiko Keith Kelly Ken Kenji Kenneth Kerstin Kevin Khalid Kim Kirsten Klara Klaus
  Konrad Kristin Kristina Kurt Kyle Lars Laura Laurence Laurent Lauren Lea Léa Lena Leo Leon Léon Leonard Leonie Leticia Liam Lilian Lily
  Lina Linda Lisa Lise Logan Lorena Lorenzo Lothar Louis Louise Luca Lucas Lucia Lucía Lucie Lucy Ludwig Luis Luisa Lukas Lydia Maarten
  Madeleine Madison Magdalena Magnus Mai Maja Makoto Malcolm Manfred Manuel Manuela Marc Marcel Marcela Marco Marcos Marcus Margaret Margarita
  Margot Maria María Mariam Marian Mariana Marianne Marie Marina Mario Marion Marjorie Markus Marlene Marta Martha Martin Martina Martine Mary
  Masako Mateo Mathias Mathieu Mathilde Matthew Matthias Maureen Maurice Max Maximilian Megan Mehmet Meike Mei Melanie Mélanie Melissa Mercedes
  Mia Michael Michaela Michel Michele Michelle Miguel Mihai Mika Mikael Mike Mila Milan Miles Mina Mira Miriam Mohamed Mohammed Monica Monika
  Monique Morgan Muhammad Muriel Murielle Nadia Nadine Nancy Naomi Natalia Natalie Nathalie Nathan Neil Nelson Nicholas Nick Nicola Nicolas
  Nicole Niels Nikolai Nils Nina Noah Noémie Nora Norbert Norman Odile Olaf Olga Oliver Olivia Olivier Omar Oscar Óscar Oskar Otto Pablo Pamela
  Paola Pascal Pascale Patricia Patrice Patrick Paul Paula Paulina Pauline Pedro Peggy Penelope Per Peter Petra Philip Philipp Philippe Phillip
  Pia Pierre Pilar Priya Rachel Rafael Rainer Raj Ralf Ralph Ramón Raphaël Raquel Raúl Raymond Rebecca Regina Reinhard Renate René Renée Ricardo
  Richard Rita Robert Roberta Roberto Robin Rodrigo Roger Roland Rolf Roman Romain Ron Ronald Rosa Rosemary Roxane Rudolf Rupert Russell Ruth
  Ryan Sabine Sabrina Sally Salma Sam Samantha Samuel Sandra Sanjay Santiago Sara Sarah Sascha Satoshi Scott Sean Sébastien Sebastian Sergei
  Sergio Shannon Sharon Sheila Shirley Siegfried Sigrid Silke Silvia Simon Simona Simone Sofia Sofía Sofie Solène Sonia Sonja Sophia Sophie
  Stefan Stefanie Steffen Stéphane Stéphanie Stephanie Stephen Steve Steven Stewart Stuart Susan Susana Susanne Suzanne Sven Svenja Svetlana
  Sylvain Sylvia Sylvie Takashi Takeshi Tamara Tanja Tanya Tara Tatiana Ted Teresa Theodor Theresa Thérèse Thierry Thomas Thorsten Till Tim
  Timo Timothy Tina Tobias Todd Tom Tomás Tomasz Tomoko Tony Torsten Tracy Tyler Udo Ulla Ulrich Ulrike Urs Ursula Ute Uwe Valentina Valérie
  Vanessa Vera Verena Verónica Veronika Vicente Victor Víctor Viktor Vincent Virginie Viviane Vladimir Volker Walter Wanda Wendy Werner Wilhelm
  William Willy Wolfgang Xavier Yael Yann Yasmin Yolanda Yoko Youssef Yuki Yuri Yusuf Yves Yvette Yvonne Zoe Zoé`);

/** Given names that are words, places or firms too: a person only where another name follows. */
export const DOUBTFUL_NAMES = names(`
  Mark Will Grace May June April August Rose Art Bill Jordan Paris Florence Austin Chelsea Victoria Georgia Charity Hope Faith Joy Dean Chase
  Drew Grant Rich Sky Summer Angel Christian Max Jack Jay Jean Jan Kim Kelly Lily Mercedes Iris Ruby Amber Crystal Ginger Daisy Dawn Carol
  Frank Guy Gene Miles Norman Dale Glen Heath Rob Nick Pat Penny Robin Sandy Sue Ray Ted Tim Tom Till Per Mai Ida Mina Mika Kai Leo Luca Mario
  Roman Romain Milan Diego Oscar Hugo Felix Dominic Claude Alexa Siri Julia Ruby Ada Pascal Carmen Sofia Virginia Carolina Madison Logan Nelson
  Lincoln Washington Morgan Ernst Walter Santiago Sally Salma Gloria Regina Victor Tara Mia Yuki Mei Vera Rita Hana Ali Ella Jo Ed Raj Dan Ron`);
