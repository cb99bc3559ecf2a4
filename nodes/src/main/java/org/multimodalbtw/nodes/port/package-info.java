/**
 * What flows between the nodes: tensors, encoders, fusion networks and trained models. Specs carry names, shapes and
 * classes as far as they are known, so that dialogs and checks work before anything was executed.
 */
package org.multimodalbtw.nodes.port;
