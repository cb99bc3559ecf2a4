package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** What a text must be like. */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /** A regular expression that the whole text matches. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        public PatternValidation() {}

        protected abstract String getPattern();

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "The value must match the pattern " + getPattern() + ".";
        }

        /** More than white space. */
        public static final class IsNotBlankValidation extends PatternValidation {

            public IsNotBlankValidation() {}

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The value must not be blank.";
            }
        }

        /** At least one character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            public IsNotEmptyValidation() {}

            @Override
            protected int getMinLength() {
                return 1;
            }

            @Override
            public String getErrorMessage() {
                return "The value must not be empty.";
            }
        }

        /** Exactly one character. */
        public static final class IsSingleCharacterValidation extends PatternValidation {

            public IsSingleCharacterValidation() {}

            @Override
            public String getPattern() {
                return ".";
            }

            @Override
            public String getErrorMessage() {
                return "The value must be a single character.";
            }
        }
    }

    /** A least length. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        public MinLengthValidation() {}

        protected abstract int getMinLength();

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "The value must be at least " + getMinLength() + " characters long.";
        }

        record MinLengthValidationParams(int minLength) {}
    }

    /** A greatest length. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        public MaxLengthValidation() {}

        protected abstract int getMaxLength();

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "The value must be at most " + getMaxLength() + " characters long.";
        }

        record MaxLengthValidationParams(int maxLength) {}

        /** At most one character. */
        public static final class HasAtMaxOneCharValidation extends MaxLengthValidation {

            public HasAtMaxOneCharValidation() {}

            @Override
            public int getMaxLength() {
                return 1;
            }
        }
    }

    /** A regular expression. */
    record PatternValidationParams(String pattern) {}
}
