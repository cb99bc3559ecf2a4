package org.multimodalbtw.engine.survey;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** Words in a column of numbers that say that there is none: that nothing was measured, or that there was too little to measure. */
public final class NoResult {

    /** In small letters, without full stops, accents, brackets and spaces. */
    private static final Set<String> NOT_MEASURED = ColumnWords.set(
            """
            na nan nat undetermined noct noamplification unbestimmbar indeterminado null missing unknown unk nd notdone notmeasured notavailable notapplicable nottested notperformed notrecorded
            notknown notgiven norecord noresult nodata novalue pending cancelled canceled refused qns tnp hemolyzed haemolyzed hemolysed
            haemolysed clotted insufficient invalid error
            unbekannt fehlt fehlend ka keineangabe keinwert nb nichtbestimmt nichtgemessen nichtbekannt nichtdurchgefuhrt nichtdurchfuhrbar
            nichtverwertbar unable sleeping asleep ptrefused patientrefused unabletoassess unabletoobtain uta clumped haem hemolysis haemolysis lipemic lipaemic notobtained notassessed notordered notsent losttofollowup lostfollowup ltfu withdrawn withdrew withdrewconsent consentwithdrawn declined notreported notevaluable notassessable nichtbeurteilbar perdudevue perdidodevista seebelow materialfehlt keinmaterial nichterhoben folgt entfallt entf hamolytisch geronnen storniert siehetext skomm skommentar siehekommentar zuwenigmaterial
            inconnu nr nonrenseigne nonfait nonmesure nc manquant desconocido sindato sindatos nodisponible nohecho noconocido
            norealizado norealizada nosolicitado nosehizo nodeterminado pendiente hemolizada hemolizado coagulada insuficiente enattente nonrealise nondisponible noneffectue nonpreleve hemolyse coagule onbekend nvt nietverricht nietafgenomen volgt nietbepaald nietgemeten nietbekend sconosciuto nondisponibile noneseguito nonpervenuto incorso emolizzato seecomment seenote seetext
            noconsta nocontesta nosabe nsnc eitietoa keinedaten niewiadomo nieznany nieznane brakdanych
            bilinmiyor ikkekendt ukjent okand nonnoto nonriportato nonspecificato desconhecido semdados unspecified notspecified naosabe naoinformado
            naorealizado naocolhido naodisponivel nieoznaczono niewykonano yapılmadı calısılmadı ejutford ejutfort intetaget ikkemalt
            ikkeutført ikkeudført campioneinsufficiente muestrainsuficiente amostracoagulada""");

    /** Empty cells of databases, {@code \\N}, of Stata, {@code .a}, and of SAS, {@code .A} and {@code ._}. */
    private static final int LENGTH_OF_SYSTEMS = 2;

    private static final int LONGEST = 30;

    private static final Pattern OF_SYSTEMS = Pattern.compile("\\\\N|\\.[a-zA-Z_]");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern SIGNS = Pattern.compile("[-–—/*_. ]+");

    private static final Set<String> TOO_LITTLE = ColumnWords.set(
            """
            lod loq lloq blod bloq blq bdl bld bll belowlimit belowlimitofdetection belowlimitofquantification belowthedetectionlimit nwg nn belowdetection belowdetectionlimit belowlod belowloq notdetected notdetectable
            undetectable nondetect nichtnachweisbar unternachweisgrenze nondetecte nodetectado""");

    private final Map<String, Integer> notMeasured;
    private final Map<String, Integer> tooLittle;

    private NoResult(Map<String, Integer> notMeasured, Map<String, Integer> tooLittle) {
        this.notMeasured = notMeasured;
        this.tooLittle = tooLittle;
    }

    /** The words of a column that say so. */
    static NoResult in(ColumnCells cells) {
        if (cells.textCells() == 0 || cells.plainNumbers() == 0 && cells.texts().size() < 2) {
            return new NoResult(Map.of(), Map.of());
        }
        return new NoResult(of(cells, NOT_MEASURED), of(cells, TOO_LITTLE));
    }

    private static Map<String, Integer> of(ColumnCells cells, Set<String> words) {
        return cells.texts().entrySet().stream()
                .filter(text -> isOne(text.getKey(), words))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * @param text the name of a class, or a cell
     * @return whether it says that nothing is known
     */
    public static boolean says(String text) {
        return isOne(text, NOT_MEASURED);
    }

    private static boolean isOne(String text, Set<String> words) {
        if (words == NOT_MEASURED
                && text.length() == LENGTH_OF_SYSTEMS
                && OF_SYSTEMS.matcher(text).matches()) {
            return true;
        }
        if (text.length() > LONGEST || hasDigit(text)) {
            return false;
        }
        String word = ColumnWords.plain(text).toLowerCase(Locale.ROOT);
        word = NO_LETTERS.matcher(word).replaceAll("");
        return words.contains(word)
                || words == NOT_MEASURED
                        && word.isEmpty()
                        && SIGNS.matcher(text).matches();
    }

    private static boolean hasDigit(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isDigit(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }

    /** The texts that are such words. */
    Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>(notMeasured.keySet());
        texts.addAll(tooLittle.keySet());
        return texts;
    }

    boolean isNone() {
        return notMeasured.isEmpty() && tooLittle.isEmpty();
    }

    /** In how many cells they stand. */
    long cells() {
        return count(notMeasured) + count(tooLittle);
    }

    private static long count(Map<String, Integer> words) {
        return words.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Says what becomes of them: a clause. */
    String clause() {
        long count = cells();
        return (count == 1 ? "1 cell says " : count + " cells say ") + "that there is no number, "
                + Examples.of(texts().stream().sorted().toList()) + ", and " + (count == 1 ? "counts" : "count")
                + " as empty"
                + (tooLittle.isEmpty()
                        ? ""
                        : "; to use that the value was too small to measure, write the limit, as <0.1");
    }
}
