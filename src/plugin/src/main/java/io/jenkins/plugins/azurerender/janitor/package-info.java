/** Finds and removes orphaned resources of this controller in the render accounts. */
package io.jenkins.plugins.azurerender.janitor;
