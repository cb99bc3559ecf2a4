/** Installs the update site into the stand-in platform as a user would, and starts the result in this process. */
package org.multimodalbtw.install;
