/** Files as they lie on disk: directories that are complete or not there, scratch space, and tensors as safetensors. */
package org.multimodalbtw.engine.storage;
