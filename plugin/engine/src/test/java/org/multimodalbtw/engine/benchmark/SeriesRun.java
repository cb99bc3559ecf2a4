package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;

/**
 * Fits a Series Encoder on a table and encodes it. Arguments: rows, patients, whether sorted. Prints wall-clock seconds, the peak resident
 * set and the largest size of temporary files, both in MiB.
 */
final class SeriesRun {

    private static final long LOOK_EVERY_MILLIS = 200;

    private SeriesRun() {}

    public static void main(String[] arguments) throws Exception {
        SeriesRows series = new SeriesRows(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
        AtomicLong largest = new AtomicLong();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Thread watch = new Thread(() -> watch(temporary, largest));
        watch.setDaemon(true);
        watch.start();
        long began = System.nanoTime();
        FittedEncoder encoder = SeriesEncoder.fit(
                "vitals", series.table(), SeriesRows.COLUMNS, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
        encoder.encode(series.table(), temporary.resolve("encoded.arrow"), ProgressMonitor.NONE);
        System.out.println((System.nanoTime() - began) / 1e9 + " "
                + ProcessMemory.now().peak() / 1024. + " " + largest.get() / 1024. / 1024);
        System.exit(0);
    }

    private static void watch(Path folder, AtomicLong largest) {
        while (true) {
            try (var files = Files.walk(folder)) {
                long size = files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
                largest.accumulateAndGet(size, Math::max);
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (IOException | UncheckedIOException gone) {
                // a file was deleted while it was looked at
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
