package org.knime.core.node.config.base;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import javax.swing.tree.TreeNode;

/** One key of a configuration with its value, or with the configuration below it. */
public abstract class AbstractConfigEntry implements TreeNode {
    private final ConfigEntries type;
    private String key;
    private AbstractConfigEntry parent;

    AbstractConfigEntry(final ConfigEntries type, final String key) {
        this.type = type;
        this.key = checkKey(key);
    }

    private static String checkKey(final String key) {
        if (key == null) {
            throw new IllegalArgumentException("The key of a setting must not be null.");
        }
        return key;
    }

    public final String getKey() {
        return key;
    }

    final void setKey(final String newKey) {
        key = checkKey(newKey);
    }

    public final ConfigEntries getType() {
        return type;
    }

    /** @return the value as it stands in the XML, null where it is marked as null there */
    public abstract String toStringValue();

    /** Same type and same value, at every depth; the key of this entry itself does not count. */
    boolean sameValue(final AbstractConfigEntry other) {
        return Objects.equals(toStringValue(), other.toStringValue());
    }

    public final boolean isIdentical(final AbstractConfigEntry other) {
        return other != null && type == other.type && key.equals(other.key) && sameValue(other);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof AbstractConfigEntry && isIdentical((AbstractConfigEntry) other);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key + "=" + toStringValue();
    }

    @Override
    public final TreeNode getParent() {
        return parent;
    }

    public final void setParent(final AbstractConfigEntry newParent) {
        parent = newParent;
    }

    @Override
    public final boolean getAllowsChildren() {
        return !isLeaf();
    }

    @Override
    public boolean isLeaf() {
        return true;
    }

    @Override
    public Enumeration<TreeNode> children() {
        return Collections.emptyEnumeration();
    }

    @Override
    public TreeNode getChildAt(final int index) {
        throw new IndexOutOfBoundsException("The setting " + key + " has no children.");
    }

    @Override
    public int getChildCount() {
        return 0;
    }

    @Override
    public int getIndex(final TreeNode node) {
        return -1;
    }
}
