package org.multimodalbtw.engine.outcome;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.graph.Value;

/**
 * What is predicted of each row, and what follows from that for the network and for its rows. How predictions are scored, measured and
 * shown is chosen by {@link #match}, in the package that does it. K members, B rows, M modalities, C outputs.
 */
@JsonIncludeProperties({"task", "target", "classes"})
@JsonPropertyOrder({"task", "target", "classes"})
public sealed interface Target permits OfClass, OfLabels, OfNumber {

    /**
     * @param task which kind
     * @param target what it is called
     * @param classes its classes or labels; empty for a number
     * @return the target
     */
    @JsonCreator
    static Target of(
            @JsonProperty("task") Task task,
            @JsonProperty("target") String target,
            @JsonProperty("classes") List<String> classes) {
        return task.target(target, classes);
    }

    /** @return the name of its kind in files */
    @JsonProperty("task")
    Task task();

    /** @return what it is called */
    @JsonProperty("target")
    String name();

    /** @return the classes or labels in the order of their probabilities, as far as they are known; empty for a number */
    @JsonProperty("classes")
    List<String> classes();

    /** @return C, how many values a head has */
    int outputs();

    /** @return what is predicted, in a few words */
    String summary();

    /** @return how the truth of a row is handed to the network */
    Storage storage();

    /**
     * @param output fused, [K, B, C]
     * @param truth what should come out
     * @return the loss of each row, [K, B]
     */
    Value loss(Value output, Truth truth);

    /**
     * @param outputs the modalities' own, [K, B, M, C]
     * @param truth what should come out
     * @param modalities M
     * @return the loss of each row and modality, [K, B, M]
     */
    Value ownLosses(Value outputs, Truth truth, int modalities);

    /**
     * What an explanation of rows explains.
     *
     * @param output fused and calibrated, [K, B, C]
     * @param chosen 1 for the class or label that is explained, else 0; of a number 1, [1, B, C]
     * @return the log odds of that class or label, or the standardised number, [K, B]
     */
    Value score(Value output, Value chosen);

    /**
     * @param truth what should come out
     * @param like anything of single precision where the values lie
     * @return the same as numbers that can be mixed
     */
    Truth asShares(Truth truth, Value like);

    /**
     * Finds out what can be learnt from some of the rows.
     *
     * @param rows what is true of all rows
     * @param learnt positions of those that are learnt from, at least one
     * @return the target as a model learns it
     * @throws org.multimodalbtw.engine.InputException if nothing can be learnt from them, with the reason
     */
    Learnt learn(Outcomes rows, int[] learnt);

    /**
     * What is true of rows as a model with this target sees it.
     *
     * @param rows in the words of another target of this kind
     * @param other that target; of several labels it has the same ones in the same order
     * @return the same rows by this target's classes; one of a class that is none of them is of none
     */
    default Outcomes coded(Outcomes rows, Target other) {
        return rows;
    }

    /**
     * Rows for a model that has learnt already: all of its classes stay, and numbers are standardised as they were for it.
     *
     * @param rows what is true of all rows, {@link #coded}
     * @param learnt positions of those that are learnt from, at least one
     * @param scale how the model's numbers are standardised
     * @return the rows as the model learns from them
     */
    default Learnt learnMore(Outcomes rows, int[] learnt, TargetScale scale) {
        return new Learnt(this, TargetScale.NONE, rows, rows.mean(learnt));
    }

    /**
     * @param values one for each class or label of another target of this kind, or a number
     * @param other that target
     * @return the values in the order of this target's classes, 0 for those that the other lacks
     */
    default double[] inOrder(double[] values, Target other) {
        if (classes().equals(other.classes())) {
            return values;
        }
        double[] ordered = new double[outputs()];
        for (int c = 0; c < ordered.length; c++) {
            int place = other.classes().indexOf(classes().get(c));
            ordered[c] = place < 0 ? 0 : values[place];
        }
        return ordered;
    }

    /**
     * Chooses by kind; a new kind is a new case everywhere that this is called.
     *
     * @param <T> what is chosen
     * @param ofClass for one of several classes
     * @param ofLabels for any number of labels
     * @param ofNumber for a number
     * @return what its own case gives
     */
    <T> T match(Function<OfClass, T> ofClass, Function<OfLabels, T> ofLabels, Function<OfNumber, T> ofNumber);
}
