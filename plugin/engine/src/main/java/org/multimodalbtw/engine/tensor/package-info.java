/**
 * Tensor tables: rows with an id and, for each modality, a float32 tensor, of fixed shape or ragged, or nothing. They live in Arrow
 * files that are written in batches and read memory-mapped, so that any size fits into little memory.
 */
package org.multimodalbtw.engine.tensor;
