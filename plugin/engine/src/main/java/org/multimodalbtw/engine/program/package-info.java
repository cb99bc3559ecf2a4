/**
 * Models of somebody else's, which are programs: a TorchScript file is read, checked for doing nothing but compute, and written anew from what
 * was checked; only that is loaded.
 */
package org.multimodalbtw.engine.program;
