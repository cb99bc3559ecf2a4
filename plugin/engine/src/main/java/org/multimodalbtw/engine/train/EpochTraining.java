package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.method.EpochView;
import org.multimodalbtw.engine.method.MethodRun;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.StepBatch;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;

/** Trains a network epoch by epoch: all members see their own rows in an order of their own. */
final class EpochTraining implements AutoCloseable {

    private final Folds folds;
    private final TrainingPlan plan;
    private final RowFeed feed;
    private final List<? extends TrainingMethod> settings;
    private final List<MethodRun> methods;
    private final SplittableRandom random;
    private final ProgressMonitor monitor;
    private final Minibatch batch;
    /** Of a CPU, whose steps are made in parts where one call would be long. */
    private final Optional<CallBudget> budget;

    private final LearningRate rate;
    private final AdamW optimizer;
    private final boolean readsRowLosses;

    /** Of each step of the epoch the rows that were learnt from, where their losses are read. */
    private final List<int[]> learnt = new ArrayList<>();

    private List<float[]> rowLosses = List.of();

    /**
     * @param settings the training methods
     * @param methods what they do before each step, in order
     * @param random the randomness of this training
     */
    EpochTraining(
            FusionNetwork network,
            Folds folds,
            TrainingPlan plan,
            RowFeed feed,
            List<? extends TrainingMethod> settings,
            List<MethodRun> methods,
            SplittableRandom random,
            ProgressMonitor monitor) {
        this.folds = folds;
        this.plan = plan;
        this.feed = feed;
        this.settings = settings;
        this.methods = methods;
        this.random = random;
        this.monitor = monitor;
        readsRowLosses = network.readsRowLosses();
        rate = new LearningRate(plan);
        batch = new Minibatch(network, network.shape().members(), plan.capacity());
        budget = network.device().isGpu()
                ? Optional.empty()
                : Optional.of(CallBudget.ofTraining(network, plan.capacity()));
        optimizer = new AdamW(network, plan.settings().optimisation().weightDecay(), random.nextLong());
    }

    LearningRate rate() {
        return rate;
    }

    /**
     * @param epoch 1 for the first
     * @param what is trained, in a message
     * @return the members' mean loss
     */
    double epoch(int epoch, String what) {
        int[][] orders = new int[folds.members()][];
        for (int member = 0; member < orders.length; member++) {
            orders[member] = Shuffle.of(folds.learning(member).clone(), random);
        }
        learnt.clear();
        int[] updates = order();
        for (int step = 0; step < plan.stepsPerEpoch(); step++) {
            monitor.checkCancelled();
            step(chosen(orders, step), updates, (long) (epoch - 1) * plan.stepsPerEpoch() + step);
        }
        double loss = Arrays.stream(optimizer.meanLosses()).average().orElseThrow();
        rowLosses = optimizer.rowLosses();
        if (!Double.isFinite(loss)) {
            throw new InputException(
                    "Training " + what + " failed in epoch " + epoch + ": the loss is no longer a number.",
                    "Lower the learning rate, or look for extreme values in the data.");
        }
        return loss;
    }

    /** In which order the steps make the network's updates. */
    private int[] order() {
        int[] order = IntStream.range(0, optimizer.updates()).toArray();
        for (MethodRun method : methods) {
            order = method.order(order);
        }
        return order;
    }

    private void step(int[] chosen, int[] updates, long position) {
        batch.rows(chosen.length / folds.members());
        feed.inputs(batch, chosen);
        feed.targets(batch, chosen);
        StepBatch rows = new StepBatch(batch, chosen);
        methods.forEach(method -> method.beforeStep(rows, random));
        AdamW.Rates rates = new AdamW.Rates(
                rate.at(position), plan.settings().optimisation().clipNorm());
        int[] starts = starts(chosen);
        if (starts.length == 1) {
            optimizer.step(batch, updates, rates.learning(), rates.clipNorm());
        } else {
            requireDivisible(starts, batch.rows());
            optimizer.step(batch, starts, updates, rates, monitor::checkCancelled);
        }
        if (readsRowLosses) {
            learnt.add(chosen);
        }
    }

    /** Where in the rows of each member a native call begins. */
    private int[] starts(int[] chosen) {
        int members = folds.members();
        int rows = chosen.length / members;
        return budget.map(calls -> calls.starts(
                        rows,
                        row -> IntStream.range(0, members)
                                        .mapToLong(member -> feed.items(calls, chosen[member * rows + row]))
                                        .sum()
                                / members))
                .orElse(new int[1]);
    }

    /** Methods that compare the rows of a step with each other need them all in one call. */
    private void requireDivisible(int[] starts, int rows) {
        int most = budget.orElseThrow().most();
        int atOnce = starts.length == (rows + most - 1) / most ? most : starts[1];
        for (TrainingMethod method : settings) {
            Optional<String> reason = method.indivisible();
            if (reason.isPresent()) {
                throw new InputException(
                        "The training method '%s' cannot be used with steps of %,d rows of this size: %s, and a network of this size takes at most %,d in one piece."
                                .formatted(OfferedMethods.name(method), rows, reason.get(), atOnce),
                        "Choose a batch of at most %,d rows, a smaller network, or train without the method."
                                .formatted(atOnce));
            }
        }
    }

    /** Gives the losses of the rows of the last epoch, those of missing modalities among them. */
    void rowLosses(EpochView.LossSink sink) {
        for (int step = 0; step < learnt.size(); step++) {
            int[] chosen = learnt.get(step);
            float[] losses = rowLosses.get(step);
            int rowsOfMember = chosen.length / folds.members();
            int each = losses.length / chosen.length;
            for (int i = 0; i < chosen.length; i++) {
                double[] own = new double[each - 1];
                for (int m = 0; m < own.length; m++) {
                    own[m] = losses[i * each + 1 + m];
                }
                sink.accept(i / rowsOfMember, chosen[i], losses[i * each], own);
            }
        }
    }

    private int[] chosen(int[][] orders, int step) {
        int from = plan.start(step);
        int count = plan.start(step + 1) - from;
        int[] chosen = new int[orders.length * count];
        for (int member = 0; member < orders.length; member++) {
            System.arraycopy(orders[member], from, chosen, member * count, count);
        }
        return chosen;
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
