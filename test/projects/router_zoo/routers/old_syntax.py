from __future__ import print_function
import random as r; import sys

'''Semicolons, tabs, backslashes, one-line bodies, odd spacing, a docstring that comes too late.'''


class Router (object) :
	"Indented by tabs."
	homes = { 'accounts' : 'people' ,
	'geo':'shard0'
	          }   ; other = "archive"

	def db_for_read ( self , model , ** hints ) :
		if model . _meta . app_label in self . homes : return self \
			. homes [ model._meta.app_label ]
		else : return ( (  ( None ) ) )

	def db_for_write(self, model, **hints):
		for x in [1,] : break
		while not x: pass
		if (model._meta.app_label
==
'legacy'): return self.other;
		return (
			# A comment within brackets.
			"people" # and one behind
			if model._meta.app_label == "accounts" else
			None
		)

	def allow_migrate(self, db, app_label, model_name = None, **hints): return db == 'default' or \
		db == "people" and app_label != u'geo'
# The end, without a line end.
