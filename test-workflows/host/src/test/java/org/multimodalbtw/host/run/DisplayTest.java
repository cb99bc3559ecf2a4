package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.host.run.RunDisplay.Step;

class DisplayTest {

    private static final Step LEARNER = new Step("BTW Learner", 6, 9);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private double seconds;

    @Test
    void linesAreForStartQuartersAndEnd() {
        RunDisplay display = new PlainDisplay(out, this::now);
        display.started(LEARNER);
        for (int percent = 0; percent <= 100; percent += 5) {
            seconds += .25;
            display.progress(LEARNER, percent / 100., "Epoch " + percent);
        }
        display.finished(LEARNER, 5.25);
        assertEquals(
                List.of(
                        "[6/9] BTW Learner",
                        "[6/9] BTW Learner: 25 %, Epoch 25",
                        "[6/9] BTW Learner: 50 %, Epoch 50",
                        "[6/9] BTW Learner: 75 %, Epoch 75",
                        "[6/9] BTW Learner: done, 5.3 s"),
                lines());
    }

    @Test
    void aLineBreaksALongSilence() {
        RunDisplay display = new PlainDisplay(out, this::now);
        display.started(LEARNER);
        for (int step = 1; step <= 24; step++) {
            seconds += 1;
            display.progress(LEARNER, step / 1000., "");
        }
        assertEquals(List.of("[6/9] BTW Learner", "[6/9] BTW Learner: 1 %", "[6/9] BTW Learner: 2 %"), lines());
    }

    @Test
    void aQuickNodeSaysOnlyThatItStartsAndEnds() {
        RunDisplay display = new PlainDisplay(out, this::now);
        display.started(LEARNER);
        display.progress(LEARNER, .3, "Row 3");
        display.progress(LEARNER, .9, "Row 9");
        display.finished(LEARNER, .04);
        assertEquals(List.of("[6/9] BTW Learner", "[6/9] BTW Learner: done, 0.0 s"), lines());
    }

    @Test
    void theTerminalShowsNodeBarShareAndTimeLeftInOneLine() {
        RunDisplay display = new TerminalDisplay(out, this::now);
        display.started(LEARNER);
        seconds = 30;
        display.progress(LEARNER, .75, "Epoch 23 of 30");
        assertEquals("[6/9] BTW Learner  [###############-----]  75 %  10 s left  Epoch 23 of 30", lastDrawn());
    }

    @Test
    void theTerminalTakesTheTimeLeftThatTheNodeSays() {
        RunDisplay display = new TerminalDisplay(out, this::now);
        display.started(LEARNER);
        seconds = 30;
        display.progress(LEARNER, .5, "Epoch 15 of 30, 2 min left");
        assertTrue(lastDrawn().endsWith(" 50 %  2 min left  Epoch 15 of 30"), lastDrawn());
    }

    @Test
    void theTerminalLineFitsAndLeavesNothingBehind() {
        RunDisplay display = new TerminalDisplay(out, this::now);
        display.started(LEARNER);
        seconds = 1;
        display.progress(LEARNER, .1, "x".repeat(200));
        assertEquals(79, lastDrawn().length());
        display.say("A warning");
        String[] drawn = output().split("\r");
        assertEquals(" ".repeat(79), drawn[drawn.length - 2]);
        assertEquals("A warning", drawn[drawn.length - 1].strip());
    }

    private long now() {
        return (long) (seconds * 1e9);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return output().lines().toList();
    }

    private String lastDrawn() {
        return Arrays.stream(output().split("\r"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .stripTrailing();
    }

    /** As a column's name may have them, which are printed. */
    @Test
    void controlCharactersOfOthersDoNotReachTheTerminal() {
        String name = "a\u001b[31mred\u001b]0;title\u0007\rb\u009bc\u202egnol\u2069";
        String seen = "a?[31mred?]0;title??b?c?gnol?";
        new PlainDisplay(out, this::now).say(name + "\n\tsecond");
        assertEquals(List.of(seen, "\tsecond"), lines());
        bytes.reset();
        RunDisplay terminal = new TerminalDisplay(out, this::now);
        terminal.say(name);
        seconds += 1;
        terminal.progress(new Step(name, 1, 2), .5, "b\nc");
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.contains(seen + "\n"), drawn);
        assertEquals(1, drawn.chars().filter(c -> c == '\n').count(), drawn);
        assertTrue(drawn.contains("\r[1/2] " + seen), drawn);
        assertTrue(drawn.chars().noneMatch(c -> c == 0x1B || c == 0x9B || c == 0x202E), drawn);
    }
}
