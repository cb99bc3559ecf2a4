package org.multimodalbtw.host.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Forty patients with a table, measurements over time, a text and an image each, of which some lack one; a class, a number and two
 * labels to predict.
 */
final class FixtureCohort {

    private static final int PATIENTS = 40;
    private static final int SIDE = 12;
    private static final String[] WORDS = {"fever", "cough", "fracture", "fall", "pain", "chest", "wrist", "dyspnoea"};

    private final Random random = new Random(7);
    private final StringBuilder labels = new StringBuilder("id,outcome,days,febrile,painful,split\n");
    private final StringBuilder labs = new StringBuilder("id,sodium,crp,ward\n");
    private final StringBuilder vitals = new StringBuilder("id,minute,variable,value\n");
    private final StringBuilder notes = new StringBuilder("id,text\n");
    private final StringBuilder scans = new StringBuilder("id,path\n");
    private final Path folder;

    private FixtureCohort(Path folder) {
        this.folder = folder;
    }

    /** @param folder gets the files of the cohort; made if it does not exist */
    static void write(Path folder) throws IOException {
        FixtureCohort cohort = new FixtureCohort(Files.createDirectories(folder));
        for (int patient = 0; patient < PATIENTS; patient++) {
            cohort.add(patient);
        }
        Files.writeString(folder.resolve("labels.csv"), cohort.labels);
        Files.writeString(folder.resolve("labs.csv"), cohort.labs);
        Files.writeString(folder.resolve("vitals.csv"), cohort.vitals);
        Files.writeString(folder.resolve("notes.csv"), cohort.notes);
        Files.writeString(folder.resolve("scans.csv"), cohort.scans);
    }

    private void add(int patient) throws IOException {
        String id = String.format(Locale.ROOT, "p%02d", patient);
        boolean ill = patient % 2 == 0;
        double shift = ill ? 1 : -1;
        String split = patient % 5 == 3 ? "valid" : patient % 5 == 4 ? "test" : "train";
        line(
                labels,
                id,
                ill ? "ill" : "well",
                number(6 + 2 * shift),
                ill ? "1" : "0",
                patient % 3 == 0 ? "1" : "0",
                split);
        String sodium = patient == 6 ? "" : number(140 + 3 * shift);
        line(labs, id, sodium, number(20 + 10 * shift), "ward " + (char) ('A' + patient % 3));
        if (patient % 9 != 4) {
            measure(id, shift);
        }
        if (patient % 11 != 5) {
            line(notes, id, "\"" + text(ill) + "\"");
        }
        if (patient % 7 != 2) {
            ImageIO.write(scan(ill), "png", folder.resolve(id + ".png").toFile());
            line(scans, id, id + ".png");
        }
    }

    private void measure(String id, double shift) {
        for (int time = 0; time < 4; time++) {
            String minute = String.valueOf(15 * time + random.nextInt(10));
            line(vitals, id, minute, "pulse", number(80 + 8 * shift));
            if (time % 2 == 0) {
                line(vitals, id, minute, "temperature", number(37 + shift));
            }
        }
    }

    private String text(boolean ill) {
        StringBuilder text = new StringBuilder("Patient reports");
        for (int word = 0; word < 5; word++) {
            text.append(' ').append(WORDS[(random.nextInt(WORDS.length) / (ill ? 2 : 1)) % WORDS.length]);
        }
        return text.append(", seen today.").toString();
    }

    private BufferedImage scan(boolean ill) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(random.nextInt(60), 0, 0));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(new Color(200, 200, 200 - random.nextInt(60)));
        int size = (ill ? 6 : 3) + random.nextInt(3);
        graphics.fillRect(random.nextInt(SIDE - size), random.nextInt(SIDE - size), size, size);
        graphics.dispose();
        return image;
    }

    private String number(double mean) {
        return String.format(Locale.ROOT, "%.2f", mean + random.nextGaussian());
    }

    private static void line(StringBuilder file, String... fields) {
        file.append(String.join(",", fields)).append('\n');
    }
}
