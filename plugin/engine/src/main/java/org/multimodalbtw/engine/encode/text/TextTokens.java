package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.program.ProgramProcess;
import org.multimodalbtw.engine.program.TextPieces;

/**
 * Cuts texts into the tokens of a language model, as its {@code tokenizer.json} says (Hugging Face Tokenizers). How many tokens are kept is
 * decided here, not by the native library: of a longer text those at its beginning, or at its end where the file says so, and the special
 * tokens that are put around every text. The library works in a program of its own, which some faults of a file would end.
 */
final class TextTokens {

    private final ProgramProcess program;
    private final String name;
    private final int most;
    private final boolean keepsEnd;

    private TextTokens(ProgramProcess program, String name, int most, boolean keepsEnd) {
        this.program = program;
        this.name = name;
        this.most = most;
        this.keepsEnd = keepsEnd;
    }

    /**
     * @param file the {@code tokenizer.json}
     * @param most so many tokens of a text are kept, special ones included
     * @param program takes texts; the tokenizer is its from now on
     * @return the tokenizer, as long as the program runs
     * @throws InputException if the file is something else, or not the file that it was, or the special tokens leave no room for a text
     * @throws IOException if it cannot be read
     */
    static TextTokens open(FrozenFile file, int most, ProgramProcess program) throws IOException {
        String name = file.path().getFileName().toString();
        TokenizerFile content = TokenizerFile.read(file.read(TokenizerFile.MOST_BYTES), name);
        try {
            program.loadTokenizer(content.json());
        } catch (ProgramProcess.Failure failure) {
            throw TokenizerFile.refused(name, failure.getMessage(), failure);
        }
        TextTokens tokens = new TextTokens(program, name, most, content.keepsEnd());
        tokens.requireRoom();
        return tokens;
    }

    private void requireRoom() {
        int added = count(pieces("").special(), 1);
        if (most <= added) {
            throw new InputException(
                    "Of each text " + most + (most == 1 ? " token is" : " tokens are") + " read, and '" + name
                            + "' puts " + added + " special ones around it: nothing of the text is left.",
                    "Choose at least " + (added + 1) + " for 'Most tokens of a text', better 100 or more.");
        }
    }

    /** @return the numbers of a text's tokens; empty for a text without any */
    long[] of(String text) {
        return of(List.of(text)).get(0);
    }

    /** @return the numbers of each text's tokens */
    List<long[]> of(List<String> texts) {
        return pieces(texts).stream().map(this::kept).toList();
    }

    private long[] kept(TextPieces pieces) {
        long[] tokens = pieces.numbers();
        return tokens.length <= most ? tokens : cut(tokens, pieces.special());
    }

    /** @return what is read of a text, in whole words: its beginning, or its end, where it is longer */
    String read(String text) {
        if (fits(text)) {
            return text;
        }
        int[] places = IntStream.range(0, text.length())
                .filter(i -> Character.isWhitespace(text.charAt(i)))
                .toArray();
        int fitting = -1;
        int tooLong = places.length;
        // of places in the order in which the text grows, the last that fits
        while (tooLong - fitting > 1) {
            int middle = (fitting + tooLong) / 2;
            if (fits(part(text, places, middle))) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return fitting < 0 ? "" : part(text, places, fitting);
    }

    private String part(String text, int[] places, int length) {
        return keepsEnd ? text.substring(places[places.length - 1 - length]) : text.substring(0, places[length]);
    }

    private boolean fits(String text) {
        return pieces(text).numbers().length <= most;
    }

    private long[] cut(long[] tokens, long[] special) {
        int ordinary = count(special, 0);
        int room = Math.max(0, most - (tokens.length - ordinary));
        int from = keepsEnd ? ordinary - room : 0;
        long[] kept = new long[Math.min(most, tokens.length - ordinary + room)];
        int length = 0;
        int position = 0;
        for (int i = 0; i < tokens.length && length < kept.length; i++) {
            boolean stays = special[i] != 0 || position >= from && position < from + room;
            position += special[i] == 0 ? 1 : 0;
            if (stays) {
                kept[length++] = tokens[i];
            }
        }
        return kept;
    }

    private TextPieces pieces(String text) {
        return pieces(List.of(text)).get(0);
    }

    private List<TextPieces> pieces(List<String> texts) {
        try {
            return program.pieces(texts);
        } catch (ProgramProcess.Failure failure) {
            throw new InputException(
                    "The tokenizer '" + name + "' fails at a text: " + failure.getMessage() + ".",
                    "Save the model's tokenizer again with tokenizer.save_pretrained, and choose that folder.",
                    failure);
        }
    }

    private static int count(long[] values, long wanted) {
        int count = 0;
        for (long value : values) {
            count += value == wanted ? 1 : 0;
        }
        return count;
    }
}
