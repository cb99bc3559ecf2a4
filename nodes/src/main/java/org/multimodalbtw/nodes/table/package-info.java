/** Between the platform's tables and the engine's rows: reading cells, writing tables, naming columns. */
package org.multimodalbtw.nodes.table;
