// Reads or writes a tensor file with Arrow's JavaScript implementation.
//   node interop.mjs read FILE          prints rows and metadata as JSON
//   node interop.mjs write FILE         writes two batches of the rows that ArrowInteropTest expects
//   node interop.mjs variant FILE KIND  writes two rows in one of the ways of `variants`
import { readFileSync, writeFileSync } from 'node:fs';
import {
    Dictionary, Field, FixedSizeList, Float32, Float64, Int32, LargeUtf8, List, RecordBatch, Schema, Struct, Table, Utf8,
    makeBuilder, makeData, tableFromIPC, tableToIPC,
} from 'apache-arrow';

const plain = (cell) => (cell === null || typeof cell !== 'object' ? cell : Array.from(cell, plain));

function read(file) {
    const table = tableFromIPC(readFileSync(file));
    const columns = table.schema.fields.map((field, i) => ({
        name: field.name,
        type: String(field.type),
        nullable: field.nullable,
        metadata: Object.fromEntries(field.metadata),
        values: Array.from(table.getChildAt(i), plain),
    }));
    return { batches: table.batches.length, metadata: Object.fromEntries(table.schema.metadata), columns };
}

function data(type, values) {
    const builder = makeBuilder({ type, nullValues: [null] });
    values.forEach((value) => builder.append(value));
    return builder.finish().flush();
}

const list = (size, item = new Float32()) => new FixedSizeList(size, new Field('item', item, true));

function recordBatch(schema, columns) {
    const children = columns.map((values, i) => data(schema.fields[i].type, values));
    const struct = makeData({ type: new Struct(schema.fields), length: columns[0].length, nullCount: 0, children });
    return new RecordBatch(schema, struct);
}

function write(file) {
    const extension = new Map([
        ['ARROW:extension:name', 'arrow.fixed_shape_tensor'],
        ['ARROW:extension:metadata', JSON.stringify({ shape: [2, 2], dim_names: ['h', 'w'] })],
    ]);
    const schema = new Schema([
        new Field('plain', list(3), true),
        new Field('row_id', new Utf8(), false),
        new Field('scan', list(4), true, extension),
    ]);
    const table = new Table(schema, [
        recordBatch(schema, [
            [[1, 2, 3], null, [0.5, -0.25, 1e-30]],
            ['a', 'größe "7"', '🧬'],
            [null, [1, 2, 3, 4], null],
        ]),
        recordBatch(schema, [[[7, 8, 9], [10, 11, 12]], ['d', ''], [[5, 6, 7, 8], [9, 10, 11, 12]]]),
    ]);
    writeFileSync(file, tableToIPC(table, 'file'));
}

const IDS = ['a', 'b'];
const ROWS = [[1, 2], [3, 4]];
const shape = (metadata) =>
    new Map([['ARROW:extension:name', 'arrow.fixed_shape_tensor'], ['ARROW:extension:metadata', metadata]]);

// type of the row ids, their values, type of the modality, its values, metadata of its field
const variants = {
    largeIds: [new LargeUtf8(), IDS, list(2), ROWS],
    emptyNumber: [new Utf8(), IDS, list(2), [[1, 2], [3, null]]],
    sameIds: [new Utf8(), ['a', 'a'], list(2), ROWS],
    idMissing: [new Utf8(), ['a', null], list(2), ROWS],
    dictionaryIds: [new Dictionary(new Utf8(), new Int32()), IDS, list(2), ROWS],
    numericIds: [new Float64(), [1, 2], list(2), ROWS],
    float64: [new Utf8(), IDS, list(2, new Float64()), ROWS],
    ragged: [new Utf8(), IDS, new List(new Field('item', new Float32(), true)), ROWS],
    scalar: [new Utf8(), IDS, new Float32(), [1, 2]],
    wrongShape: [new Utf8(), IDS, list(2), ROWS, shape('{"shape":[3]}')],
    overflowingShape: [new Utf8(), IDS, list(2), ROWS, shape('{"shape":[65536,65536,65536,65536,2]}')],
    permuted: [new Utf8(), IDS, list(2), ROWS, shape('{"shape":[1,2],"permutation":[1,0]}')],
    noShape: [new Utf8(), IDS, list(2), ROWS, shape('')],
};

function variant(file, kind) {
    const [idType, ids, type, rows, metadata] = variants[kind];
    const schema = new Schema([new Field('row_id', idType, true), new Field('m', type, true, metadata)]);
    writeFileSync(file, tableToIPC(new Table(schema, [recordBatch(schema, [ids, rows])]), 'file'));
}

const [action, file, kind] = process.argv.slice(2);
if (action === 'read') {
    process.stdout.write(JSON.stringify(read(file)));
} else if (action === 'write') {
    write(file);
} else {
    variant(file, kind);
}
