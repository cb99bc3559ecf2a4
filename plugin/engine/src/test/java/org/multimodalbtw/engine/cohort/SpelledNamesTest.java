package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Names that are written in several ways: which are one, which are not, and that it is said. */
class SpelledNamesTest extends WrittenCohort {

    private ColumnFinding of(String... texts) throws IOException {
        column("x", row -> texts[row % texts.length]);
        return finding("x");
    }

    private static Set<String> read(ColumnFinding finding, String... texts) {
        return Arrays.stream(texts)
                .filter(text -> !text.isEmpty())
                .map(finding.reading()::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA,Aa,aa",
                "KK,Kk,kk,Kk,kk",
                "TT,Tt,tt,unknown",
                "SeSe,Sese,sese",
                "CcDee,CCDee,ccDEe,ccddee,ccDee",
                "Se,se",
                "Se,se,",
                "PP,pp",
                "PP,pp,Pp",
                "PP,pp,P,p"
            })
    void namesThatDifferInTellingCapitalsStayApart(String list) throws IOException {
        String[] texts = list.split(",", -1);
        ColumnFinding finding = of(texts);
        Set<String> all = Arrays.stream(texts).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
        assertEquals(all, read(finding, texts));
        assertEquals(Taken.CATEGORY, finding.taken());
        assertTrue(finding.reason().contains("differ only in capitals and are apart"), finding::reason);
        assertFalse(finding.reason().contains("same in all rows,"), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Male,male,MALE,Female",
                "ICU,icu,ward",
                "ICU,icu,",
                "Yes,YES,yes,no",
                "Yes,YES,yes,",
                "HbA1c,HBA1c,CRP",
                "XX,xx,XY",
                "XX,xx,X,x",
                "Off,OFF,On",
                "mama,Mama,MAMA,papa",
                "McDonald,MCDONALD,Smith"
            })
    void wordsInOtherCapitalsAreOneName(String list) throws IOException {
        String[] texts = list.split(",", -1);
        ColumnFinding finding = of(texts);
        Set<String> names = Arrays.stream(texts)
                .filter(text -> !text.isEmpty())
                .map(String::toLowerCase)
                .collect(Collectors.toSet());
        assertEquals(names.size(), read(finding, texts).size(), finding::reason);
        assertFalse(finding.reason().contains("are apart"), finding::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'AA,Aa,aa', 3",
        "'CcDee,CCDee,ccddee', 3",
        "'Se,se', 2",
        "'Died,died,alive', 2",
        "'icu,ICU,Icu,home', 2"
    })
    void classesKeepTellingCapitals(String list, int classes) throws IOException {
        String[] texts = list.split(",");
        write("labels.csv", "id,label,split", row -> id(row) + "," + texts[row % texts.length] + "," + split(row));
        Set<String> found = new TreeSet<>();
        open().labels().forEach(row -> found.add(row.category(0)));
        assertEquals(classes, found.size(), found::toString);
        assertEquals(classes, new ClassNames(found).classes().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sì,si,no",
                "Sí,Si,No",
                "Sim,sim,Não,Nao",
                "Evet,HAYIR,Hayır,hayır",
                "j,n,1,0",
                "J,N,1,0",
                "Ja,oui,sì,Nein,non,no",
                "S,N,Sim,Não",
                "E,H,Evet,Hayır",
                "V,F,Vero,Falso",
                "O,N,oui,non",
                "Tak,Nie,T,N",
                "ΟΧΙ,όχι,ναι,Ναι",
                "sì,no,1,0"
            })
    void yesAndNoInSeveralWaysAreTwoNames(String list) throws IOException {
        String[] texts = list.split(",");
        ColumnFinding finding = of(texts);
        assertEquals(2, read(finding, texts).size(), finding::reason);
        assertTrue(finding.reason().contains("yes and no are said in several ways"), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S,N,O,E",
                "no,nie,oft",
                "nie,kiedyś,obecnie",
                "año,ano,mes",
                "T,F,N,Y",
                "j,n,x",
                "1,0,x",
                "A,N,1,0"
            })
    void otherWordsAndLettersSayNeither(String list) throws IOException {
        String[] texts = list.split(",");
        ColumnFinding finding = of(texts);
        assertFalse(finding.reason().contains("yes and no"), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No,Sí,Si,Desconocido", "yes,Y,no,unknown", "ja,j,nein,unbekannt"})
    void whoIsNotKnownStaysApartFromYesAndNo(String list) throws IOException {
        String[] texts = list.split(",");
        ColumnFinding finding = of(texts);
        assertEquals(3, read(finding, texts).size(), finding::reason);
        assertTrue(finding.reason().contains("'" + texts[3] + "' (15) stays a name of its own"), finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"'KADIN,Kadın,Erkek', 2", "'HAYIR,Hayır,belki', 2", "'İyi,iyi,kötü', 2", "'Müller,Muller,Meier', 3"})
    void lettersOfTurkishAreOne(String list, int names) throws IOException {
        String[] texts = list.split(",");
        ColumnFinding finding = of(texts);
        assertEquals(names, read(finding, texts).size(), finding::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"male,Male,MALE"})
    void oneNameInSeveralSpellingsIsNotSaidToBeTheSame(String list) throws IOException {
        ColumnFinding finding = of(list.split(","));
        assertFalse(finding.reason().contains("the same in all rows"), finding::reason);
        assertEquals(List.of(Taken.CATEGORY), List.of(finding.taken()));
    }
}
