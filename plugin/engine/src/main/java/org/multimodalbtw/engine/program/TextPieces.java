package org.multimodalbtw.engine.program;

/**
 * What a tokenizer makes of a text.
 *
 * @param numbers of the tokens, in their order
 * @param special for each token 1 if the tokenizer put it around the text, else 0
 */
public record TextPieces(long[] numbers, long[] special) {}
