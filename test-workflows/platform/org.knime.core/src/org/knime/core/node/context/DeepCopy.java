package org.knime.core.node.context;

/** Can be copied so that changes of the copy leave this as it is. */
public interface DeepCopy<T> {
    T copy();
}
