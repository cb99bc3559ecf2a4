package org.multimodalbtw.engine.encode.text;

import org.multimodalbtw.engine.encode.FrozenFile;

/**
 * A language model of somebody else's.
 *
 * @param model the TorchScript file
 * @param tokenizer the {@code tokenizer.json}
 * @param mostTokens so many tokens of a text are read
 * @param size how many values the model gives for a text
 */
record FrozenLanguageModel(FrozenFile model, FrozenFile tokenizer, int mostTokens, int size) {}
