/** Runs freestyle builds, each on its own thread. */
package io.jenkins.plugins.azurerender.engine.builds;
