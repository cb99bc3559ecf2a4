package org.knime.core.node.config.base;

/** The kinds of entries of a configuration; the names are the {@code type} attributes of the XML. */
public enum ConfigEntries {
    config {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new SimpleConfig(key);
        }
    },
    xboolean {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigBooleanEntry(key, parseBoolean(value));
        }
    },
    xbyte {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigByteEntry(key, Byte.parseByte(value));
        }
    },
    xchar {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            if (value.length() != 1) {
                throw new IllegalArgumentException("\"" + value + "\" is not one character");
            }
            return new ConfigCharEntry(key, value.charAt(0));
        }
    },
    xdouble {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigDoubleEntry(key, Double.parseDouble(value));
        }
    },
    xfloat {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigFloatEntry(key, Float.parseFloat(value));
        }
    },
    xint {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigIntEntry(key, Integer.parseInt(value));
        }
    },
    xlong {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigLongEntry(key, Long.parseLong(value));
        }
    },
    xpassword {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigPasswordEntry(key, value);
        }
    },
    xshort {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigShortEntry(key, Short.parseShort(value));
        }
    },
    xstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigStringEntry(key, value);
        }
    };

    public abstract AbstractConfigEntry createEntry(String key, String value);

    private static boolean parseBoolean(final String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("\"" + value + "\" is neither true nor false");
        }
        return value.equals("true");
    }
}
