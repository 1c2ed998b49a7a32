/** Loads plugins, packed or from the class path, and finds their extensions and symbols. */
package io.jenkins.plugins.azurerender.engine.plugins;
