package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns with streets and numbers of houses, which name a household as an id does. */
final class HomeAddresses {

    private static final int FEWEST_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double FEWEST_DIFFERENT = 0.5;
    private static final int LONGEST = 80;

    private static final Set<String> NAMES = ColumnWords.set(
            """
            address street streetaddress homeaddress addressline adresse anschrift strasse strassehausnummer rue direccion domicilio calle
            indirizzo adres straat adresa ulica endereco""");

    /** A number and words beside it. */
    private static final Pattern WITH_NUMBER = Pattern.compile("(?=.*\\d)(?=.*\\p{L}{3,}).*");

    private HomeAddresses() {}

    /** Why a column is left out; empty where it holds no addresses of persons. */
    static Optional<String> clause(ColumnCells cells) {
        String name = String.join("", ColumnWords.of(cells.name())).replaceAll("\\d+$", "");
        boolean areAddresses = NAMES.contains(name)
                && cells.textCells() >= FEWEST_ROWS
                && cells.plainNumbers() == 0
                && cells.meanCharacters() < LONGEST
                && cells.areTextsDifferent(FEWEST_DIFFERENT)
                && cells.cellsWith(text -> WITH_NUMBER.matcher(text).matches()) >= NEARLY_ALL * cells.cellsOfTexts();
        return areAddresses
                ? Optional.of("by its name it holds addresses of persons, in " + cells.textCells()
                        + " rows, from which nothing is to be learnt; if it does not, take it as a category")
                : Optional.empty();
    }
}
