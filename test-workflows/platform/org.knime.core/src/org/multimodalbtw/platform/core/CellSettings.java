package org.multimodalbtw.platform.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.knime.core.data.DataCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Cells in settings: numbers and texts to be read by people, all others as their bytes. */
public final class CellSettings {
    private CellSettings() {}

    /** @param config of this cell alone */
    public static void save(final DataCell cell, final ConfigBaseWO config) {
        if (cell instanceof DoubleCell) {
            config.addDouble("double", ((DoubleCell) cell).getDoubleValue());
        } else if (cell instanceof IntCell) {
            config.addInt("int", ((IntCell) cell).getIntValue());
        } else if (cell instanceof LongCell) {
            config.addLong("long", ((LongCell) cell).getLongValue());
        } else if (cell instanceof StringCell) {
            config.addString("string", ((StringCell) cell).getStringValue());
        } else {
            config.addString("bytes", bytes(cell));
        }
    }

    public static DataCell load(final ConfigBaseRO config) throws InvalidSettingsException {
        if (config.containsKey("double")) {
            return new DoubleCell(config.getDouble("double"));
        } else if (config.containsKey("int")) {
            return new IntCell(config.getInt("int"));
        } else if (config.containsKey("long")) {
            return new LongCell(config.getLong("long"));
        } else if (config.containsKey("string")) {
            return new StringCell(config.getString("string"));
        }
        return cell(config.getString("bytes"));
    }

    private static String bytes(final DataCell cell) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CellIO.write(cell, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static DataCell cell(final String bytes) throws InvalidSettingsException {
        try {
            byte[] decoded = Base64.getDecoder().decode(bytes);
            return CellIO.read(new DataInputStream(new ByteArrayInputStream(decoded)));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException("The stored cell is damaged: " + e.getMessage(), e);
        }
    }
}
