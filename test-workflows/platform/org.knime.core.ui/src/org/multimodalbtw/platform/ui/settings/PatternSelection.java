package org.multimodalbtw.platform.ui.settings;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.persistence.Persistable;

/** Names chosen by a pattern that they match as a whole. */
public final class PatternSelection implements Persistable {

    String m_pattern = "";
    boolean m_isCaseSensitive;
    boolean m_isInverted;

    public PatternSelection() {}

    public Predicate<String> regex() {
        return matching(m_pattern);
    }

    /** {@code *} stands for any text, {@code ?} for any character. */
    public Predicate<String> wildcard() {
        StringBuilder regex = new StringBuilder();
        m_pattern
                .codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return matching(regex.toString());
    }

    private Predicate<String> matching(String regex) {
        Predicate<String> matches = Pattern.compile(regex, m_isCaseSensitive ? 0 : Pattern.CASE_INSENSITIVE)
                .asMatchPredicate();
        return m_isInverted ? matches.negate() : matches;
    }
}
