/** A Jenkins controller inside this process, for tests and the demo. */
package io.jenkins.plugins.azurerender.engine;
