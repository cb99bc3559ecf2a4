/** The trained model on disk: a directory of JSON and safetensors, without code and without Java serialization. */
package org.multimodalbtw.engine.model;
