package org.multimodalbtw.engine.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.multimodalbtw.engine.ProgressMonitor;

/** A program that has two others: in one a model computes for ever, in one it never ends to load. */
final class ProgramsOwner {

    private static final String ENDLESS =
            "    n = 0\n    for i in range(9223372036854775807):\n      n = torch.add(n, 1)\n";

    static final ArchiveFile COMPUTES = ArchiveFile.ofMethods(
            "  def forward(self: __torch__.Ops, x: Tensor) -> Tensor:\n" + ENDLESS + "    return torch.mul(x, n)\n");

    /** What a model does with its state is run while it is loaded. */
    static final ArchiveFile LOADS = ArchiveFile.ofMethods("  def __getstate__(self: __torch__.Ops) -> bool:\n"
                    + "    return self.training\n"
                    + "  def __setstate__(self: __torch__.Ops, s: bool) -> NoneType:\n" + ENDLESS
                    + "    self.training = torch.eq(n, 0)\n    return None\n")
            .with("data.pkl", "\u0080\u0002c__torch__\nOps\n)\u0081\u0089b.");

    private ProgramsOwner() {}

    /** @param arguments a folder for the models; prints the processes of the others once one computes and one loads */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        CountDownLatch computes = new CountDownLatch(1);
        inBackground(() -> start(COMPUTES, folder.resolve("computes.pt"), computes));
        inBackground(() -> start(LOADS, folder.resolve("loads.pt"), new CountDownLatch(1)));
        computes.await();
        // both started at once
        Thread.sleep(1500);
        List<Long> processes =
                ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        System.out.println(processes.get(0) + " " + processes.get(1));
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void inBackground(Runnable work) {
        new Thread(work).start();
    }

    private static void start(ArchiveFile archive, Path file, CountDownLatch loaded) {
        try {
            byte[] bytes = Files.readAllBytes(archive.write(file));
            ProgramProcess program =
                    ProgramProcess.start(new ByteArrayInputStream(bytes), bytes.length, ProgressMonitor.NONE);
            loaded.countDown();
            program.ofPixels(new float[12]);
        } catch (IOException | ProgramProcess.Failure failure) {
            System.out.println(file + " " + failure);
        }
    }
}
