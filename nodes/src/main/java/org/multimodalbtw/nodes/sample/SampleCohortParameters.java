package org.multimodalbtw.nodes.sample;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.multimodalbtw.engine.cohort.SampleCohortSettings;
import org.multimodalbtw.nodes.bounds.AtMostNineTenths;
import org.multimodalbtw.nodes.run.EngineWork;

/** What the sample cohort looks like. */
final class SampleCohortParameters implements NodeParameters {

    private static final SampleCohortSettings DEFAULTS = SampleCohortSettings.defaults();

    @Widget(title = "Patients", description = "How many patients the cohort has, 20 to 1,000,000." + " 600 as a rule.")
    @NumberInputWidget(minValidation = Fewest.class, maxValidation = Most.class)
    int m_patients = DEFAULTS.patients();

    @Widget(
            title = "Share missing",
            description = "The share of patients that lack a modality, 0 to 0.9, for each modality on its own."
                    + " 0.15 as a rule; raise it to see how missing modalities are handled.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostNineTenths.class)
    double m_missingShare = DEFAULTS.missingShare();

    @Widget(title = "Random seed", description = "The same seed and settings give the same cohort." + " 1 as a rule.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_seed = DEFAULTS.seed();

    static final class Fewest extends MinValidation {
        @Override
        protected double getMin() {
            return SampleCohortSettings.FEWEST_PATIENTS;
        }
    }

    static final class Most extends MaxValidation {
        @Override
        protected double getMax() {
            return SampleCohortSettings.MOST_PATIENTS;
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, this::settings);
    }

    /** @return what the engine generates */
    SampleCohortSettings settings() {
        return new SampleCohortSettings(
                m_seed, m_patients, m_missingShare, DEFAULTS.trainShare(), DEFAULTS.validShare(), DEFAULTS.testShare());
    }
}
