/** Command lines, read without the platform and without the engine, so that help is there at once. */
package org.multimodalbtw.host.command;
