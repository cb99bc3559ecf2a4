package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

class DataTypeTest {
    @Test
    void allNumbersAndBooleansCanBeReadAsDoubles() {
        for (DataType type : List.of(DoubleCell.TYPE, IntCell.TYPE, LongCell.TYPE, BooleanCell.TYPE)) {
            assertTrue(type.isCompatible(DoubleValue.class), type.getName());
            assertFalse(type.isCompatible(StringValue.class), type.getName());
        }
        assertTrue(IntCell.TYPE.isCompatible(LongValue.class));
        assertFalse(LongCell.TYPE.isCompatible(IntValue.class));
        assertTrue(BooleanCell.TYPE.isCompatible(BooleanValue.class));
        assertTrue(BooleanCell.TYPE.isCompatible(NominalValue.class));
        assertTrue(StringCell.TYPE.isCompatible(NominalValue.class));
        assertFalse(DoubleCell.TYPE.isCompatible(NominalValue.class));
        assertTrue(DoubleCell.TYPE.isCompatible(DataValue.class));
    }

    @Test
    void theTypeOfACellIsThatOfItsColumn() {
        assertSame(DoubleCell.TYPE, new DoubleCell(1).getType());
        assertEquals(
                ListCell.getCollectionType(DoubleCell.TYPE),
                CollectionCellFactory.createListCell(List.of(new DoubleCell(1))).getType());
        DataCell vector = DoubleVectorCellFactory.createCell(new double[] {1, 2});
        assertEquals(DoubleVectorCellFactory.TYPE, vector.getType());
    }

    @Test
    void aListSaysWhatItsElementsAre() {
        DataType list = ListCell.getCollectionType(DoubleCell.TYPE);
        assertTrue(list.isCollectionType());
        assertTrue(list.isCompatible(ListDataValue.class));
        assertTrue(list.isCompatible(CollectionDataValue.class));
        assertFalse(list.isCompatible(DoubleVectorValue.class));
        assertEquals(DoubleCell.TYPE, list.getCollectionElementType());
        assertFalse(DoubleCell.TYPE.isCollectionType());
        assertTrue(DoubleVectorCellFactory.TYPE.isCompatible(DoubleVectorValue.class));
    }

    @Test
    void aListColumnTakesEmptyListsAndListsOfMissingValues() {
        DataType list = ListCell.getCollectionType(DoubleCell.TYPE);
        DataCell empty = CollectionCellFactory.createListCell(List.of());
        DataCell missing = CollectionCellFactory.createListCell(List.of(DataType.getMissingCell()));
        DataCell texts = CollectionCellFactory.createListCell(List.of(new StringCell("a")));
        assertTrue(list.isASuperTypeOf(empty.getType()));
        assertTrue(list.isASuperTypeOf(missing.getType()));
        assertFalse(list.isASuperTypeOf(texts.getType()));
    }

    @Test
    void aNativeTypeIsNoSuperTypeOfAnother() {
        assertFalse(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(DataType.getMissingCell().getType()));
        assertFalse(DataType.getMissingCell().getType().isASuperTypeOf(DoubleCell.TYPE));
    }

    @Test
    void mixedColumnsKeepWhatAllCellsCanBeReadAs() {
        DataType numbers = DataType.getCommonSuperType(DoubleCell.TYPE, IntCell.TYPE);
        assertTrue(numbers.isCompatible(DoubleValue.class));
        assertFalse(numbers.isCompatible(IntValue.class));
        assertTrue(numbers.isASuperTypeOf(LongCell.TYPE));
        DataType mixed = DataType.getCommonSuperType(DoubleCell.TYPE, StringCell.TYPE);
        assertFalse(mixed.isCompatible(DoubleValue.class));
        assertTrue(mixed.isASuperTypeOf(numbers));
        assertEquals(
                StringCell.TYPE,
                DataType.getCommonSuperType(DataType.getMissingCell().getType(), StringCell.TYPE));
    }

    @Test
    void cellsAreOrderedByWhatTheyStandFor() {
        assertTrue(IntCell.TYPE.getComparator().compare(new IntCell(9), new IntCell(10)) < 0);
        assertTrue(StringCell.TYPE.getComparator().compare(new StringCell("9"), new StringCell("10")) > 0);
        assertTrue(DoubleCell.TYPE.getComparator().compare(DataType.getMissingCell(), new DoubleCell(-1)) < 0);
    }
}
