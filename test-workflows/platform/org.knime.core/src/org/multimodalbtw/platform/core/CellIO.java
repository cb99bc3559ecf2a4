package org.multimodalbtw.platform.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageCell;
import org.knime.core.data.image.png.PNGImageCellFactory;
import org.knime.core.data.vector.doublevector.DenseDoubleVectorCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;

/** Cells as bytes: one for the kind, then the value. */
final class CellIO {
    private static final int MISSING = 0;
    private static final int MISSING_WITH_REASON = 1;
    private static final int DOUBLE = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int FALSE = 5;
    private static final int TRUE = 6;
    private static final int STRING = 7;
    private static final int LIST = 8;
    private static final int VECTOR = 9;
    private static final int PNG = 10;
    private static final int TIME = 11;

    private CellIO() {}

    static void write(final DataCell cell, final DataOutput out) throws IOException {
        if (cell instanceof DoubleCell) {
            out.writeByte(DOUBLE);
            out.writeDouble(((DoubleCell) cell).getDoubleValue());
        } else if (cell instanceof StringCell) {
            out.writeByte(STRING);
            writeText(((StringCell) cell).getStringValue(), out);
        } else if (cell instanceof IntCell) {
            out.writeByte(INT);
            out.writeInt(((IntCell) cell).getIntValue());
        } else if (cell instanceof LongCell) {
            out.writeByte(LONG);
            out.writeLong(((LongCell) cell).getLongValue());
        } else if (cell instanceof BooleanCell) {
            out.writeByte(((BooleanCell) cell).getBooleanValue() ? TRUE : FALSE);
        } else if (cell instanceof MissingCell) {
            writeMissing((MissingCell) cell, out);
        } else {
            writeLarge(cell, out);
        }
    }

    private static void writeMissing(final MissingCell cell, final DataOutput out) throws IOException {
        out.writeByte(cell.getError() == null ? MISSING : MISSING_WITH_REASON);
        if (cell.getError() != null) {
            writeText(cell.getError(), out);
        }
    }

    private static void writeLarge(final DataCell cell, final DataOutput out) throws IOException {
        if (cell instanceof ListCell) {
            ListCell list = (ListCell) cell;
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (DataCell element : list) {
                write(element, out);
            }
        } else if (cell instanceof DenseDoubleVectorCell) {
            DenseDoubleVectorCell vector = (DenseDoubleVectorCell) cell;
            out.writeByte(VECTOR);
            out.writeInt(vector.getLength());
            for (int i = 0; i < vector.getLength(); i++) {
                out.writeDouble(vector.getValue(i));
            }
        } else if (cell instanceof PNGImageCell) {
            out.writeByte(PNG);
            writeBytes(((PNGImageCell) cell).getImageContent().getByteArrayReference(), out);
        } else if (TimeCellIO.stores(cell)) {
            out.writeByte(TIME);
            TimeCellIO.write(cell, out);
        } else {
            throw new IllegalArgumentException(
                    "The stand-in cannot store a " + cell.getClass().getName() + ".");
        }
    }

    static DataCell read(final DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        switch (kind) {
            case MISSING:
                return DataType.getMissingCell();
            case MISSING_WITH_REASON:
                return new MissingCell(readText(in));
            case DOUBLE:
                return new DoubleCell(in.readDouble());
            case INT:
                return new IntCell(in.readInt());
            case LONG:
                return new LongCell(in.readLong());
            case FALSE:
            case TRUE:
                return BooleanCell.BooleanCellFactory.create(kind == TRUE);
            case STRING:
                return new StringCell(readText(in));
            case LIST:
                return readList(in);
            case VECTOR:
                return readVector(in);
            case PNG:
                return PNGImageCellFactory.create(readBytes(in));
            case TIME:
                return TimeCellIO.read(in);
            default:
                throw new IOException("The stored table is damaged: there is no kind of cell " + kind + ".");
        }
    }

    private static DataCell readList(final DataInput in) throws IOException {
        int size = in.readInt();
        List<DataCell> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(read(in));
        }
        return CollectionCellFactory.createListCell(cells);
    }

    private static DataCell readVector(final DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return DoubleVectorCellFactory.createCell(values);
    }

    static void writeText(final String text, final DataOutput out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readText(final DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(final byte[] bytes, final DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(final DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
