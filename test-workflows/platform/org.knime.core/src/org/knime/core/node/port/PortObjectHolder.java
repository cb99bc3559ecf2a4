package org.knime.core.node.port;

/** A node that keeps port objects for its view: they are stored with the workflow. */
public interface PortObjectHolder {
    /** @return null after a reset */
    PortObject[] getInternalPortObjects();

    void setInternalPortObjects(PortObject[] objects);
}
