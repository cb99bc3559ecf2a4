package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.MemoryTable;

class ShortTextsTest {

    private static final String NOTE = "the patient was admitted with fever and cough";

    private static MemoryTable table(String first, String second) {
        MemoryTable table = new MemoryTable(MemoryTable.category("first"), MemoryTable.category("note"));
        for (int row = 0; row < 30; row++) {
            table.row("p" + row, row % 9 == 0 ? null : first, second);
        }
        return table;
    }

    @Test
    void aColumnOfNamesBesideNotesIsNamed() {
        assertEquals(
                Optional.of(
                        "1 column holds a word or two in a cell and is read as notes beside 'note': 'first'. If it holds names or codes: leave"
                                + " it out under 'Columns' in the dialog of the Text Encoder."),
                ShortTexts.note(table("Smith 0", NOTE), List.of("first", "note")));
    }

    @Test
    void otherTextsAreWorthNoWord() {
        List<String> both = List.of("first", "note");
        assertEquals(Optional.empty(), ShortTexts.note(table(NOTE, NOTE), both), "two columns of notes");
        assertEquals(Optional.empty(), ShortTexts.note(table("no acute finding", NOTE), both), "a short remark");
        assertEquals(Optional.empty(), ShortTexts.note(table("Smith 0", "fever"), both), "no notes");
        assertEquals(Optional.empty(), ShortTexts.note(table("Smith 0", NOTE), List.of("note")), "not read");
        assertEquals(Optional.empty(), ShortTexts.note(table(null, NOTE), both), "empty");
    }
}
