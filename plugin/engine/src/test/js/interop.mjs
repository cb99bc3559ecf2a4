// Reads or writes a tensor file with Arrow's JavaScript implementation.
//   node interop.mjs read FILE    prints rows and metadata as JSON
//   node interop.mjs write FILE   writes two batches of the rows that ArrowInteropTest expects
import { readFileSync, writeFileSync } from 'node:fs';
import {
    Field, FixedSizeList, Float32, RecordBatch, Schema, Struct, Table, Utf8, makeBuilder, makeData, tableFromIPC, tableToIPC,
} from 'apache-arrow';

function read(file) {
    const table = tableFromIPC(readFileSync(file));
    const columns = table.schema.fields.map((field, i) => ({
        name: field.name,
        type: String(field.type),
        nullable: field.nullable,
        metadata: Object.fromEntries(field.metadata),
        values: Array.from(table.getChildAt(i), (cell) => (cell === null || typeof cell === 'string' ? cell : Array.from(cell))),
    }));
    return { batches: table.batches.length, metadata: Object.fromEntries(table.schema.metadata), columns };
}

function data(type, values) {
    const builder = makeBuilder({ type, nullValues: [null] });
    values.forEach((value) => builder.append(value));
    return builder.finish().flush();
}

function write(file) {
    const list = (size) => new FixedSizeList(size, new Field('item', new Float32(), true));
    const extension = new Map([
        ['ARROW:extension:name', 'arrow.fixed_shape_tensor'],
        ['ARROW:extension:metadata', JSON.stringify({ shape: [2, 2], dim_names: ['h', 'w'] })],
    ]);
    const schema = new Schema([
        new Field('plain', list(3), true),
        new Field('row_id', new Utf8(), false),
        new Field('scan', list(4), true, extension),
    ]);
    const batch = (plain, ids, scan) => {
        const children = [plain, ids, scan].map((values, i) => data(schema.fields[i].type, values));
        return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: ids.length, nullCount: 0, children }));
    };
    const table = new Table(schema, [
        batch([[1, 2, 3], null, [0.5, -0.25, 1e-30]], ['a', 'größe "7"', '🧬'], [null, [1, 2, 3, 4], null]),
        batch([[7, 8, 9], [10, 11, 12]], ['d', ''], [[5, 6, 7, 8], [9, 10, 11, 12]]),
    ]);
    writeFileSync(file, tableToIPC(table, 'file'));
}

const [action, file] = process.argv.slice(2);
if (action === 'read') {
    process.stdout.write(JSON.stringify(read(file)));
} else {
    write(file);
}
