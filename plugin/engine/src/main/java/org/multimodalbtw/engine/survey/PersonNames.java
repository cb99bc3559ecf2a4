package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.Set;

/** Columns that hold the names of persons, from which nothing of a patient is to be learnt. */
final class PersonNames {

    private static final int FEWEST_ROWS = 20;
    /** Fewer different ones may be names of something else. */
    private static final int FEWEST_NAMES = 11;

    private static final double FEWEST_DIFFERENT = 0.5;

    private static final Set<String> OF_PERSONS = ColumnWords.set(
            """
            patientname patientsname nameofpatient fullname lastname surname familyname firstname givenname forename nachname vorname
            familienname patientenname prenom nomdefamille nompatient apellido apellidos nombrepaciente nombreyapellidos cognome nomecognome
            cognomenome sobrenome nazwisko imie achternaam voornaam efternamn fornamn etternavn fornavn soyad soyadi""");

    /** What may also be called so: a drug or a place, whose names come again. */
    private static final Set<String> OF_ANYTHING = ColumnWords.set("name nome nombre nom naam namn navn");

    private PersonNames() {}

    /** Why a column is left out; empty where it holds no names of persons. */
    static Optional<String> clause(ColumnCells cells) {
        boolean mayBe = cells.textCells() >= FEWEST_ROWS
                && cells.plainNumbers() == 0
                && cells.texts().size() >= FEWEST_NAMES
                && cells.texts().keySet().stream()
                        .noneMatch(text -> text.chars().anyMatch(Character::isDigit));
        String name = String.join("", ColumnWords.of(cells.name()));
        boolean isNamed =
                OF_PERSONS.contains(name) || OF_ANYTHING.contains(name) && cells.areTextsDifferent(FEWEST_DIFFERENT);
        return mayBe && isNamed
                ? Optional.of("by its name it holds names of persons, in " + cells.textCells()
                        + " rows, from which nothing is to be learnt; if it does not, take it as a category")
                : Optional.empty();
    }
}
