package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Mutator;
import org.multimodalbtw.engine.encode.FrozenFile;

/**
 * Opens damaged tokenizers and cuts texts with those that are taken. Says after each what became of it, so that whoever reads that knows
 * where the program ended if the native library ended it.
 */
final class TokenizerFuzz {

    static final String DAMAGED = "damaged";
    static final String REFUSED = "refused";
    static final String TAKEN = "taken";
    static final String FOREIGN = "foreign";

    private static final List<String> TEXTS = List.of(
            "",
            "no chest pain, no fever",
            "Pain\t\tin  the chest 12345 e\u0301 \uFB01nd \uD83D\uDE00 don't [SEP] <s> 7:30\n\n\r\nx",
            " ".repeat(300) + "a",
            "pain ".repeat(80));

    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenizerFuzz() {}

    /** @param arguments a folder to write to; then "damaged", the first and the number behind the last, or files to open as they are */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (!arguments[1].equals(DAMAGED)) {
            for (int i = 1; i < arguments.length; i++) {
                say(i, Files.readAllBytes(Path.of(arguments[i])), new Mutator(i), folder);
            }
            return;
        }
        List<String> whole = Tokenizers.ordinary();
        for (int i = Integer.parseInt(arguments[2]); i < Integer.parseInt(arguments[3]); i++) {
            Mutator mutator = new Mutator(i);
            say(i, damaged(whole.get(i % whole.size()), mutator), mutator, folder);
        }
    }

    private static byte[] damaged(String whole, Mutator mutator) throws IOException {
        if (mutator.random().nextInt(5) == 0) {
            return mutator.bytes(whole.getBytes(StandardCharsets.UTF_8));
        }
        JsonNode json = JSON.readTree(whole);
        return JSON.writeValueAsBytes(mutator.json(json));
    }

    private static void say(int number, byte[] content, Mutator mutator, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("tokenizer.json"), content);
        String outcome;
        try {
            outcome = cut(file, mutator);
        } catch (InputException refused) {
            outcome = REFUSED + " " + refused.getMessage();
        } catch (RuntimeException foreign) {
            outcome = FOREIGN + " " + foreign;
        }
        System.out.println(number + " " + outcome.lines().findFirst().orElse(""));
    }

    private static String cut(Path file, Mutator mutator) throws IOException {
        List<Integer> limits = List.of(1, 3, 7, 100, 130, 512);
        int most = limits.get(mutator.random().nextInt(limits.size()));
        List<String> lengths = new ArrayList<>();
        try (TextTokens tokens = TextTokens.open(FrozenFile.of(file), most)) {
            for (String text : TEXTS) {
                int length = tokens.of(text).length;
                if (length > most) {
                    return FOREIGN + " " + length + " tokens where " + most + " are asked for";
                }
                lengths.add(String.valueOf(length));
            }
        }
        return TAKEN + " " + String.join(" ", lengths);
    }
}
