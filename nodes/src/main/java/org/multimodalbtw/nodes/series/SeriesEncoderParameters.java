package org.multimodalbtw.nodes.series;

import java.util.Optional;
import java.util.OptionalDouble;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.series.SeriesSpan;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.nodes.run.SavedChoice;

/**
 * Where the Series Encoder finds measurements, and what they become. The first section of the dialog is a superclass rather than a field:
 * the platform stores a field's settings under a key of their own, and the keys of saved workflows lie flat.
 */
final class SeriesEncoderParameters extends MeasurementParameters {

    private static final SeriesEncoderSettings DEFAULTS = SeriesEncoderSettings.defaults();

    @Section(title = "Encoding")
    @After(TrainingSection.class)
    interface EncodingSection {}

    @Section(title = "Moment of prediction")
    @After(EncodingSection.class)
    interface KnownSection {}

    @Widget(title = "Series become", description = "What the network reads.")
    @ValueSwitchWidget
    @ValueReference(FormRef.class)
    @Layout(EncodingSection.class)
    Form m_form = Form.STATISTICS;

    @Widget(
            title = "Steps",
            description =
                    "Into how many steps of equal length the window is divided, 1 to 10,000: 48 steps of a window of 48 hours are "
                            + "hours. More steps show more detail and take more time."
                            + " 24 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsGrid.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    int m_steps = DEFAULTS.steps();

    @Widget(
            title = "Most measurements of a patient",
            description =
                    "So many measurements of a patient are read, the latest ones, 1 to 100,000. Raise it where patients have more "
                            + "and what lies long ago matters; it takes time in proportion."
                            + " 1000 as a rule.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsEvents.class, type = EffectType.SHOW)
    @Layout(EncodingSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int m_maxEvents = DEFAULTS.maxEvents();

    @Widget(
            title = "Window starts at",
            description =
                    "Earlier measurements are left out. In the unit of the times, hours for dates. Automatic: 0, or, if that is "
                            + "before 0, the earliest training measurement; a few that lie far before the others are left out.")
    @OptionalWidget(defaultProvider = Zero.class)
    @NumberInputWidget
    @Layout(EncodingSection.class)
    @Advanced
    Optional<Double> m_from = Optional.empty();

    @Widget(
            title = "Window ends at",
            description =
                    "Later measurements are left out. In the unit of the times, hours for dates. Automatic: the latest training "
                            + "measurement; a few that lie far behind the others are left out. For the moment of prediction use Known at.")
    @OptionalWidget(defaultProvider = TwoDays.class)
    @NumberInputWidget
    @Layout(EncodingSection.class)
    @Advanced
    Optional<Double> m_to = Optional.empty();

    @Widget(
            title = "Most variables",
            description = "So many of the most frequent variables are kept, 1 to 10,000."
                    + " 200 as a rule; raise it where rare measurements matter.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(EncodingSection.class)
    @Advanced
    int m_maxVariables = DEFAULTS.maxVariables();

    @Widget(
            title = "Largest standardised value",
            description =
                    "Standardised numbers are cut to plus or minus this many standard deviations, so that a slip of the pen does "
                            + "not dominate."
                            + " 5 as a rule; raise it where extreme values are real and matter.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(EncodingSection.class)
    @Advanced
    double m_clip = DEFAULTS.clip();

    @Widget(title = "Times are", description = "Whether times are looked at when the encoder learns.")
    @ValueSwitchWidget
    @Persistor(OfReading.class)
    @Layout(EncodingSection.class)
    @Advanced
    Reading m_reading = Reading.AUTOMATIC;

    /** How times are taken. */
    enum Reading {
        @Label(
                value = "Automatic",
                description =
                        "Whole numbers that are seconds since 1970, and days of a spreadsheet, are dates. A window without ends "
                                + "leaves out the first and the last hundredth of the training measurements where they lengthen it by a tenth, "
                                + "so that a slip of the pen does not stretch it.")
        AUTOMATIC,
        @Label(
                value = "As written",
                description =
                        "Numbers are times as they are, and a window without ends reaches to the latest training measurement.")
        AS_WRITTEN
    }

    /** Workflows that were saved before times were looked at take them as they are written. */
    static final class OfReading extends SavedChoice<Reading> {
        OfReading() {
            super("reading", "Times are", Reading.AS_WRITTEN);
        }
    }

    @Widget(
            title = "Known at",
            description =
                    "The moment at which the prediction is made. What is measured later is left out and counted, so that nothing after it "
                            + "enters.")
    @ValueSwitchWidget
    @ValueReference(KnownRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(KnownSection.class)
    Known m_knownAt = Known.NOT_SAID;

    @Widget(
            title = "Time after the start",
            description =
                    "How long after the patient's start the prediction is made, in the unit of the times: hours for dates. 24 as a rule.")
    @NumberInputWidget
    @Effect(predicate = IsAfter.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(KnownSection.class)
    double m_knownHours = 24;

    @Widget(
            title = "Gap",
            description =
                    "What is measured this long before the moment or less is not known yet, for example because results take time. 0 as a rule.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSaid.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(KnownSection.class)
    double m_gap;

    @Widget(
            title = "Look-back",
            description = "How far back measurements count, before the gap. 0 as a rule: all of them.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSaid.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(KnownSection.class)
    double m_lookBack;

    /** When the prediction is made. */
    enum Known {
        @Label(value = "Not said", description = "All measurements in the window are read.")
        NOT_SAID,
        @Label(
                value = "At the start column",
                description = "At the moment in the start column, which is then an index time.")
        START,
        @Label(
                value = "After the start",
                description =
                        "Some time after the moment in the start column, or without one after the patient's first measurement.")
        AFTER
    }

    static final class KnownRef implements ParameterReference<Known> {}

    static final class IsAfter implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(KnownRef.class).isOneOf(Known.AFTER);
        }
    }

    static final class IsSaid implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(KnownRef.class).isOneOf(Known.START, Known.AFTER);
        }
    }

    static final class FormRef implements ParameterReference<Form> {}

    static final class IsGrid implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.GRID);
        }
    }

    static final class IsEvents implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FormRef.class).isOneOf(Form.EVENTS);
        }
    }

    static final class Zero implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 0.;
        }
    }

    static final class TwoDays implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 48.;
        }
    }

    SeriesEncoderParameters() {}

    SeriesEncoderParameters(NodeParametersInput input) {
        super(input);
    }

    @Override
    protected void check() {
        settings();
        if (m_knownAt == Known.START && !hasStart()) {
            throw new InputException(
                    "'Known at' is the moment in the start column, but no start column is chosen.",
                    "Choose the column with the moment of prediction as the start column.");
        }
    }

    /** @return what series become */
    SeriesEncoderSettings settings() {
        return new SeriesEncoderSettings(
                m_form.form,
                new SeriesSpan(limit(m_from), limit(m_to), known()),
                m_steps,
                m_maxEvents,
                m_maxVariables,
                m_clip,
                m_reading == Reading.AUTOMATIC);
    }

    private Optional<KnownAt> known() {
        return m_knownAt == Known.NOT_SAID
                ? Optional.empty()
                : Optional.of(new KnownAt(m_knownAt == Known.START ? 0 : m_knownHours, m_gap, m_lookBack));
    }

    private static OptionalDouble limit(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}
