/**
 * The steps as build steps of freestyle jobs: the same options, forms and engine, with the build's executor waiting. So
 * nothing can be lost between the two.
 */
package io.jenkins.plugins.azurerender.freestyle;
