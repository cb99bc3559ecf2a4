package org.multimodalbtw.host.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.host.Annotation;

/**
 * What a note takes of the canvas, in pixels: a frame, and lines of text that are broken between words. Widths of texts are estimated.
 *
 * @param note the note
 */
public record NoteShape(Annotation note) {

    static final int PADDING = 10;

    /** The frame. */
    public Rectangle2D frame() {
        return new Rectangle2D.Double(note.x(), note.y(), note.width(), note.height());
    }

    /** What the lines of text take, from the first to the last; higher than the frame where the text does not fit. */
    public Rectangle2D text() {
        return new Rectangle2D.Double(
                note.x() + (double) PADDING,
                note.y() + (double) PADDING,
                note.width() - 2.0 * PADDING,
                (double) lines().size() * NodeShape.LINE);
    }

    List<String> lines() {
        int letters = (int) ((note.width() - 2 * PADDING) / NodeShape.LETTER);
        List<String> lines = new ArrayList<>();
        for (String paragraph : note.text().split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
