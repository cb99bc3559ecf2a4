package org.multimodalbtw.engine.encode.text;

import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows whose texts are read without markup; texts that had some are counted. */
final class PlainTexts extends RowsOfTexts {

    private long marked;
    private String sign = "";

    /**
     * @param rows any rows
     * @param texts the columns with texts
     */
    PlainTexts(TableRows rows, Set<String> texts) {
        super(rows, texts);
    }

    @Override
    public void forEach(Visitor visitor) {
        marked = 0;
        rows.forEach(row -> visitor.visit(new Plain(row)));
    }

    /** @return how many texts of the last reading had markup, a sentence; empty where none had */
    Optional<String> warning() {
        return marked == 0
                ? Optional.empty()
                : Optional.of(marked + (marked == 1 ? " text has" : " texts have")
                        + " markup of HTML, RTF or an export, such as '" + sign
                        + "', which is no word and is removed ('Markup: As written' keeps it).");
    }

    private final class Plain extends ForwardingRow {

        Plain(Row row) {
            super(row);
        }

        @Override
        public String category(int column) {
            String written = row.category(column);
            Optional<PlainText> plain = isText[column] ? PlainText.of(written) : Optional.empty();
            plain.ifPresent(text -> sign = marked++ == 0 ? text.sign() : sign);
            return plain.map(PlainText::text).orElse(written);
        }
    }
}
