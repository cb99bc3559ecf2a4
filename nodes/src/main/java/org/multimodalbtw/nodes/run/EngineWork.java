package org.multimodalbtw.nodes.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.node.parameters.NodeParameters;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.PacedProgress;
import org.multimodalbtw.engine.ProgressMonitor;

/** Calls the engine and turns what goes wrong into messages that say what to do. */
public final class EngineWork {

    /**
     * Work that takes its time.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * @param monitor progress and cancel
         * @return the result
         * @throws IOException if a file cannot be read or written
         * @throws CanceledExecutionException if the user cancelled
         */
        T run(ProgressMonitor monitor) throws IOException, CanceledExecutionException;
    }

    private EngineWork() {}

    /**
     * Runs work while a node executes.
     *
     * @param <T> what the work gives
     * @param context the node's execution
     * @param work what to do
     * @return its result
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if it failed: with what is wrong and what to do
     */
    public static <T> T execute(ExecutionContext context, Work<T> work)
            throws CanceledExecutionException, KNIMEException {
        try {
            EngineSetup.ensure();
            return work.run(new PacedProgress(new ExecutionProgress(context)));
        } catch (CancellationException cancelled) {
            throw cancelled(cancelled);
        } catch (InputException failure) {
            throw KNIMEException.of(message(failure), failure);
        } catch (UncheckedIOException failure) {
            throw fileFailure(context, failure.getCause());
        } catch (IOException failure) {
            throw fileFailure(context, failure);
        } catch (OutOfMemoryError failure) {
            throw KNIMEException.of(
                    Message.fromSummaryWithResolution(
                            "There is not enough memory.",
                            "Lower the batch size or the network's size if the node has such settings.",
                            "Close other workflows, or raise -Xmx in knime.ini and restart."),
                    failure);
        } catch (InternalError failure) {
            throw lateFault(failure);
        }
    }

    /** Java says late, in whatever runs then, that a file in memory became shorter or could not be read. */
    private static KNIMEException lateFault(InternalError failure) {
        if (failure.getMessage() == null || !failure.getMessage().contains("unsafe memory access")) {
            throw failure;
        }
        return KNIMEException.of(
                Message.fromSummaryWithResolution(
                        "A tensor file was changed while it was read, or the disk that it lies on failed.",
                        "Let no other program write to it, and execute the nodes again that wrote this node's inputs."),
                failure);
    }

    /**
     * Checks settings. Where settings are applied, only the summary of a message is shown: it says what is wrong and what is allowed.
     *
     * @param parameters a node's settings, of which any may lack its value
     * @param checks what else to check
     * @throws InvalidSettingsException if something does not fit, for example {@code "Batch size is 1: choose a number from 2 to
     *     65536."}
     */
    public static void validate(NodeParameters parameters, Runnable checks) throws InvalidSettingsException {
        try {
            RequiredValues.check(parameters);
            checks.run();
        } catch (InputException failure) {
            throw Message.fromSummary(sentence(failure)).toInvalidSettingsException(failure);
        }
    }

    private static String sentence(InputException failure) {
        String problem = failure.getMessage();
        String remedy = failure.remedy();
        boolean isOneSentence = problem.endsWith(".") && !problem.contains(": ") && !problem.contains(". ");
        boolean isPlain = Character.isUpperCase(remedy.charAt(0)) && Character.isLowerCase(remedy.charAt(1));
        return isOneSentence && isPlain
                ? problem.substring(0, problem.length() - 1) + ": " + Character.toLowerCase(remedy.charAt(0))
                        + remedy.substring(1)
                : problem + " " + remedy;
    }

    /**
     * Runs checks while a node is configured.
     *
     * @param <T> what the checks give
     * @param work what to do
     * @return its result
     * @throws InvalidSettingsException if something does not fit: with what is wrong and what to do
     */
    public static <T> T configure(Supplier<T> work) throws InvalidSettingsException {
        try {
            return work.get();
        } catch (InputException failure) {
            throw message(failure).toInvalidSettingsException(failure);
        } catch (UncheckedIOException failure) {
            throw message(failure.getCause()).toInvalidSettingsException(failure);
        }
    }

    private static Message message(InputException failure) {
        return Message.fromSummaryWithResolution(failure.getMessage(), failure.remedy());
    }

    private static Message message(IOException failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return Message.fromSummaryWithResolution(
                "A file could not be read or written: " + reason,
                "Check that the disk has space and that the folder can be read and written.");
    }

    /** A cancelled thread is interrupted, which closes its files: that is no failure of the file. */
    private static KNIMEException fileFailure(ExecutionContext context, IOException failure)
            throws CanceledExecutionException {
        context.checkCanceled();
        return KNIMEException.of(message(failure), failure);
    }

    private static CanceledExecutionException cancelled(CancellationException cause) {
        CanceledExecutionException cancelled = new CanceledExecutionException();
        cancelled.initCause(cause);
        return cancelled;
    }
}
