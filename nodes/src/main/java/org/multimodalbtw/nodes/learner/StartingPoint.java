package org.multimodalbtw.nodes.learner;

import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * What settings are filled in with.
 *
 * @param preset how much is trained
 * @param method which formulas the weights follow
 */
record StartingPoint(Preset preset, WeightMethod method) {

    /** @return how weights are computed */
    WeightSettings weights() {
        return method == WeightMethod.PUBLISHED
                ? WeightSettings.asPublished()
                : WeightSettings.defaults().withGuard(preset.compared);
    }

    /** @return whether unusual data count less */
    boolean typicality() {
        return method == WeightMethod.OURS;
    }

    /** @return which simple models may take part */
    Further further() {
        return method == WeightMethod.OURS && preset.compared ? Further.BOTH : Further.NONE;
    }

    /** @return how much is trained for the comparison */
    Thoroughness comparison() {
        return preset.thorough ? Thoroughness.THOROUGH : Thoroughness.QUICK;
    }

    /** @return its name in a sentence, for example {@code "'Standard'"} */
    String name() {
        String name =
                switch (preset) {
                    case QUICK -> "'Quick look'";
                    case STANDARD -> "'Standard'";
                    case THOROUGH -> "'Thorough'";
                };
        return method == WeightMethod.PUBLISHED ? name + " with weights as published" : name;
    }
}
