internal import Corpus
