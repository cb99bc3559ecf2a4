package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.knime.node.parameters.widget.message.TextMessage.SimpleTextMessageProvider;

/** Says how long the thorough comparison takes, by the number of trainings and the measured time of one (docs/PERFORMANCE.md). */
final class ThoroughTime implements SimpleTextMessageProvider {

    @Override
    public boolean showMessage(NodeParametersInput input) {
        return true;
    }

    @Override
    public String title() {
        return "Thorough takes about 40 times as long as Standard below 1,000 rows, and 8 times from there on";
    }

    @Override
    public String description() {
        return "For 600 rows and 4 modalities that is some 3 minutes in place of 5 seconds, with two processor cores. Worked out "
                + "from the number of trainings and the measured time of one. Without test rows it is 40 times with any number of "
                + "rows.";
    }

    @Override
    public MessageType type() {
        return MessageType.INFO;
    }
}
